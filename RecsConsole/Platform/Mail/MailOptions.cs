using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace RecsConsole.Platform.Mail;

/// <summary>How the console sends mail. Without host and folder it sends none, and the pages say so.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The mail server; null: none.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>None, Auto, SslOnConnect, StartTls or StartTlsWhenAvailable, as MailKit names them.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Whether a mail is never sent without TLS; the other choices send it as it is when the server offers none.</summary>
    public bool IsEncrypted => Security is SecureSocketOptions.StartTls or SecureSocketOptions.SslOnConnect;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that customers see and reply to; required with a host.</summary>
    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Where mails are written as files instead, to try things out; a relative path is inside the data folder.</summary>
    public string? Folder { get; set; }
}
