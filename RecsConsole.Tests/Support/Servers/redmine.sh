#!/bin/bash
# Puts a fresh Redmine of the Debian packages redmine, redmine-sqlite and puma into FOLDER: database, default data, an account "svc" in a project.
# Usage: redmine.sh make FOLDER | redmine.sh copy FOLDER ANOTHER | redmine.sh serve FOLDER PORT (stays in the foreground; the database stays from one start
# to the next).
set -euo pipefail
command="$1" folder="$2" app="$2/app"
export RAILS_ENV=production REDMINE_LANG=en SCHEMA="$folder/schema.rb"
if [ "$command" = serve ]; then
  cd "$app"
  exec bundle exec puma -q -b "tcp://127.0.0.1:$3" -t 1:4 config.ru
fi

if [ "$command" = copy ]; then
  cp -a "$folder/." "$3"
  sed -i "s#$folder/#$3/#g" "$3/app/Gemfile" "$3/app/instances/default/config/database.yml"
  exit
fi

mkdir -p "$app"
cd "$app"
cp -r /usr/share/redmine/{app,bin,lib,db,extra,config,Rakefile,config.ru,Gemfile} .
instance=instances/default
mkdir -p plugins tmp log "$instance/config" "$instance/tmp/cache" "$instance/log" "$instance/files"
rm -f config/database.yml
printf 'production:\n  adapter: sqlite3\n  database: %s/redmine.sqlite3\n  timeout: 20000\n' "$folder" > "$instance/config/database.yml"
head -c 40 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$instance/config/secret_key.txt"
# the package's Gemfile names its own folder; without the second line puma is not in the bundle
sed -i "s#/usr/share/redmine/#$app/#" Gemfile
echo "gem 'puma'" > Gemfile.local
# in one call the default data does not know the columns that were just made
bundle exec rake -q db:migrate
bundle exec rake -q redmine:load_default_data
cat > "$folder/seed.rb" <<'RUBY'
# mail threads and one-writer locking would make writes wait for each other
ActiveJob::Base.queue_adapter = :inline
ActionMailer::Base.perform_deliveries = false
Setting.rest_api_enabled = '1'
Setting.notified_events = []
ActiveRecord::Base.connection.execute('PRAGMA journal_mode=WAL')
def person(login, first, last)
  user = User.new(firstname: first, lastname: last, mail: "#{login}@test.example")
  user.login = login
  user.password = user.password_confirmation = "secret-#{login}"
  user.save!
  user
end
admin = User.find_by_login('admin')
admin.password = admin.password_confirmation = 'secret-admin'
admin.must_change_passwd = false
admin.save!
svc = person('svc', 'Console', 'Service')
svc.admin = true
svc.save!
agent = person('agent', 'Person', 'Agent')
customer = person('priya', 'Priya', 'Nair')
scribe = person('scribe', 'Public', 'Scribe')
IssueCustomField.create!(name: 'Severity', field_format: 'list', possible_values: %w(low high), is_for_all: true, is_filter: true, tracker_ids: Tracker.ids)
role = Role.givable.order(:position).first
role.add_permission!(:set_notes_private, :view_private_notes)
# writes notes, and none that are private
writing = Role.givable.order(:position).second
writing.remove_permission!(:set_notes_private)
['desk', *(1..12).map { |n| "desk-#{n}" }].each do |identifier|
  project = Project.create!(name: 'Desk', identifier: identifier, is_public: false, enabled_module_names: ['issue_tracking'], tracker_ids: Tracker.ids)
  [svc, agent, customer].each { |user| Member.create!(user: user, project: project, roles: [role]) }
  Member.create!(user: scribe, project: project, roles: [writing])
end
{ 'admin' => admin, 'svc' => svc, 'agent' => agent, 'priya' => customer, 'scribe' => scribe }.each { |name, user| puts "KEY #{name} #{user.id} #{user.api_key}" }
IssueStatus.order(:position).each { |status| puts "STATUS #{status.name.tr(' ', '_')} #{status.id} -" }
RUBY
bundle exec ruby bin/rails runner -e production "$folder/seed.rb" > "$folder/keys"
