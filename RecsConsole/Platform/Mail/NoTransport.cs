using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>No transport: nothing is configured.</summary>
public sealed class NoTransport : IMailTransport
{
    public bool IsOpen => false;

    public bool Delivers => false;

    public string From => "";

    public Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken) =>
        throw new MailException("No mail server is configured.");
}
