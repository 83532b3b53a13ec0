using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>Puts mails as files into a folder: to try things out without a mail server, and without writing to anybody.</summary>
public sealed class FolderTransport(string folder, string from) : IMailTransport
{
    public bool IsOpen => true;

    public bool Delivers => false;

    public string From => from;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            Directory.CreateDirectory(folder);
            var name = Path.Combine(folder, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.NewGuid():N}.eml");
            await message.WriteToAsync(name + ".part", cancellationToken);
            File.Move(name + ".part", name); // whoever looks into the folder sees whole mails only
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(e.Message, e);
        }
    }
}
