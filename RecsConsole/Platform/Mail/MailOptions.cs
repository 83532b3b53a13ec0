using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace RecsConsole.Platform.Mail;

/// <summary>How mail leaves the console. Without a host and a folder none does, and the pages say so.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The mail server; null: none.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>None, Auto, SslOnConnect, StartTls or StartTlsWhenAvailable, as MailKit names them.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that customers see and answer to; needed with a host.</summary>
    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Where mails are put as files instead, for trying things out; a relative one lies in the data folder.</summary>
    public string? Folder { get; set; }
}
