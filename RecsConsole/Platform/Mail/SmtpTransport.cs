using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Platform.Mail;

/// <summary>Sends mail through the configured server, with one connection per mail.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, OutboundRegions regions, ServerCertificates certificates) : IMailTransport
{
    private const int TimeoutMilliseconds = 20_000;

    // replies from 500 on are permanent failures (RFC 5321, 4.2.1)
    private const int FirstFinalReply = 500;

    private readonly MailOptions _options = options.Value;

    public bool IsOpen => true;

    public bool Delivers => true;

    public string From => _options.From!;

    public async Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken)
    {
        if (!await regions.MaySendAsync(tenants, new(DestinationKind.Mail, _options.Host!), cancellationToken))
        {
            throw new MailException("The region of the mail server is not that of the tenant.") { IsFinal = true };
        }

        using var client = new SmtpClient
        {
            Timeout = TimeoutMilliseconds,
            CheckCertificateRevocation = false, // by the next line, as for every other server
            ServerCertificateValidationCallback = certificates.IsAccepted,
        };
        try
        {
            await client.ConnectAsync(_options.Host!, _options.Port, _options.Security, cancellationToken);
            if (_options.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, _options.Password ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken); // from here on it is sent, so the connection may simply drop
        }
        catch (SmtpCommandException e)
        {
            // a refused sender is due to the settings, which someone may fix
            var isFinal = (int)e.StatusCode >= FirstFinalReply && e.ErrorCode is not SmtpErrorCode.SenderNotAccepted;
            throw new MailException($"{(int)e.StatusCode} {e.Message}", e) { IsFinal = isFinal };
        }
        catch (Exception e)
            when (e
                    is IOException
                        or ProtocolException
                        or AuthenticationException
                        or SslHandshakeException
                        or TimeoutException
                        or System.Net.Sockets.SocketException
            )
        {
            throw new MailException(e.Message, e);
        }
    }
}
