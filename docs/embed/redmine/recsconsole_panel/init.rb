require File.expand_path('lib/recsconsole_panel/hooks', __dir__)

Redmine::Plugin.register :recsconsole_panel do
  name 'RecsConsole panel'
  description 'Shows what RecsConsole suggests beside the issue.'
  version '1.0.0'
  settings default: { 'console' => '', 'key' => '', 'connection' => '' }, partial: 'settings/recsconsole_panel'
end
