require File.expand_path('lib/recsconsole_panel/console', __dir__)
require File.expand_path('lib/recsconsole_panel/hooks', __dir__)
require File.expand_path('lib/recsconsole_panel/changes', __dir__)

Redmine::Plugin.register :recsconsole_panel do
  name 'RecsConsole panel'
  description 'Shows what RecsConsole suggests beside the issue, and tells it which issues change.'
  version '1.1.0'
  settings default: { 'console' => '', 'key' => '', 'connection' => '' }, partial: 'settings/recsconsole_panel'
end

Issue.include RecsconsolePanel::Changes
