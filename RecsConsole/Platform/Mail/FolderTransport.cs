using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>Writes mails as files to a folder: to try things out without a mail server, and without sending anything to anyone.</summary>
public sealed class FolderTransport(string folder, string from) : IMailTransport
{
    public bool IsOpen => true;

    public bool Delivers => false;

    public string From => from;

    public async Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            Directory.CreateDirectory(folder);
            var name = Path.Combine(folder, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.NewGuid():N}.eml");
            await message.WriteToAsync(name + ".part", cancellationToken);
            File.Move(name + ".part", name); // readers of the folder see complete mails only
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(e.Message, e);
        }
    }
}
