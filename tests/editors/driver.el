;; What the tests ask of Emacs, as a person at the keyboard would.
(require 'cl-lib)
(require 'json)
(setq make-backup-files nil create-lockfiles nil auto-save-default nil use-dialog-box nil)

(defun driver-buffer () (window-buffer (selected-window)))

(defun driver-type (keys)
  "Type KEYS as `kbd' writes them, and let commands run as they would."
  (with-current-buffer (driver-buffer)
    (execute-kbd-macro (kbd keys))
    t))

(defun driver-told (diagnostic)
  "What the server told of a DIAGNOSTIC that is shown."
  (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))

(defun driver-shown ()
  "Every diagnostic that is shown: its code, its words, how grave it is, its message."
  (with-current-buffer (driver-buffer)
    (vconcat
     (mapcar (lambda (one)
               (vector (plist-get (driver-told one) :code)
                       (buffer-substring-no-properties (flymake-diagnostic-beg one)
                                                       (flymake-diagnostic-end one))
                       (plist-get (driver-told one) :severity)
                       (plist-get (driver-told one) :message)))
             (flymake-diagnostics)))))

(defun driver-go-to (words)
  "The cursor on the first of some WORDS."
  (with-current-buffer (driver-buffer)
    (goto-char (point-min))
    (when (search-forward words nil t)
      (goto-char (match-beginning 0))
      (set-window-point (selected-window) (point))
      t)))

(defvar driver-offered nil)

(defun driver-menu (choice)
  "Ask for code actions at the cursor: note what is offered, and take CHOICE if there is one."
  (setq driver-offered [])
  (with-current-buffer (driver-buffer)
    (goto-char (window-point (selected-window)))
    (cl-letf ((last-nonmenu-event t)
              ((symbol-function 'completing-read)
               (lambda (_prompt table &rest _)
                 (setq driver-offered (vconcat (all-completions "" table)))
                 (or choice (keyboard-quit)))))
      (condition-case nil
          (call-interactively #'eglot-code-actions)
        (quit nil))))
  t)

(defun driver-text ()
  (with-current-buffer (driver-buffer)
    (buffer-substring-no-properties (point-min) (point-max))))

(defun driver-open (file)
  "Visit FILE the way a person does."
  (execute-kbd-macro (vconcat (kbd "C-x C-f C-a C-k") (string-to-vector file) (kbd "RET")))
  t)

(defun driver-served ()
  (with-current-buffer (driver-buffer)
    (and (eglot-current-server) t)))

(defun driver-modified ()
  (with-current-buffer (driver-buffer)
    (buffer-modified-p)))
