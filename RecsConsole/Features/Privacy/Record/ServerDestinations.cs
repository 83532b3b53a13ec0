using System.Net;
using Microsoft.Extensions.Options;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Telemetry;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The servers, other than models, that the server's operator set.</summary>
public sealed class ServerDestinations(
    IOptions<MailOptions> mail,
    IOptions<DecisionPointOptions> decisionPoint,
    IOptions<SignInServers> signIn,
    IOptions<TelemetryOptions> telemetry,
    IOptions<UploadOptions> uploads
)
{
    /// <summary>The host of the decision point; null when there is none.</summary>
    internal string? DecisionPointHost => decisionPoint.Value.IsSet ? RecordRecipients.HostOf(decisionPoint.Value.Address) : null;

    /// <summary>Those that get data of a tenant.</summary>
    internal IEnumerable<ServerDestination> Of(string tenantKey)
    {
        var (sent, traces) = (mail.Value, telemetry.Value);
        var providers = signIn.Value.All.Where(each => string.Equals(each.TenantKey, tenantKey, StringComparison.Ordinal));
        ServerDestination?[] all =
        [
            string.IsNullOrEmpty(sent.Host) ? null : new(RecipientKind.Mail, sent.From ?? "", sent.Host),
            decisionPoint.Value.IsSet ? new(RecipientKind.DecisionPoint, "", DecisionPointHost) : null,
            uploads.Value.EndPoint is DnsEndPoint scanner && !Destination.IsOnThisMachine(scanner.Host)
                ? new(RecipientKind.Scanner, "", scanner.Host)
                : null,
            .. providers.Select(each => new ServerDestination(RecipientKind.SignIn, each.Name, RecordRecipients.HostOf(each.Address))),
            traces.OtlpEndpoint is { } collector ? new(RecipientKind.Telemetry, traces.ServiceName, collector.IdnHost) : null,
        ];
        return all.OfType<ServerDestination>();
    }
}

/// <param name="Host">Null when its address has none.</param>
internal sealed record ServerDestination(RecipientKind Kind, string Name, string? Host);
