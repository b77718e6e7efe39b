;; Emacs 29 or later, or Emacs 26 to 28 with eglot 1.9 or later from ELPA: init.el
(require 'eglot)
(add-to-list 'eglot-server-programs
             '((text-mode markdown-mode html-mode mhtml-mode conf-toml-mode) . ("gklint" "lsp")))
(setq-default eglot-workspace-configuration '(:gklint (:lang "zh")))
(unless (fboundp 'markdown-mode) ; a package of its own
  (add-to-list 'auto-mode-alist '("\\.md\\'" . text-mode)))
(dolist (hook '(text-mode-hook conf-toml-mode-hook))
  (add-hook hook #'eglot-ensure))

;; Reports are often in GB18030: read them as they are, and save them so.
(prefer-coding-system 'gb18030)
(prefer-coding-system 'utf-8)
