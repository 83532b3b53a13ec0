using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>Sends mail through the configured server, one connection for each.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int TimeoutMilliseconds = 20_000;

    // replies from 500 on say no for good (RFC 5321, 4.2.1)
    private const int FirstFinalReply = 500;

    private readonly MailOptions _options = options.Value;

    public bool IsOpen => true;

    public bool Delivers => true;

    public string From => _options.From!;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(_options.Host!, _options.Port, _options.Security, cancellationToken);
            if (_options.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, _options.Password ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken); // from here on it is sent: the connection just falls
        }
        catch (SmtpCommandException e)
        {
            // a refused sender is a matter of the settings, which somebody may mend
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
