module RecsconsolePanel
  # Tells the console which issue changed, once the change is stored, so that the console need not wait until it reads Redmine again. In the
  # background, and once: what gets lost is read within a minute.
  module Changes
    extend ActiveSupport::Concern

    MOST = 1000
    @waiting = Queue.new
    @gate = Mutex.new

    included { after_commit :tell_recsconsole, on: %i[create update] }

    def self.tell(issue)
      settings = Console.settings
      return if settings.nil? || @waiting.size >= MOST

      @waiting << [settings, issue]
      # a web server may have forked since: threads stay with the parent
      @gate.synchronize { @thread = Thread.new { run } unless @thread&.alive? }
    end

    def self.run
      loop do
        settings, issue = @waiting.pop
        Console.post(settings, 'ticket-changes', issue)
      end
    end
    private_class_method :run

    private

    def tell_recsconsole
      Changes.tell(id)
    end
  end
end
