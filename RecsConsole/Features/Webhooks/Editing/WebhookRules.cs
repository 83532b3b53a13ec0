using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Platform;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Validates a webhook before it is saved.</summary>
public static class WebhookRules
{
    /// <summary>Kind of object in the audit trail.</summary>
    public const string Kind = "webhook";

    public const string PageAddress = "/admin/webhooks";

    public const int LongestName = 100;
    public const int LongestAddress = 400;

    /// <summary>Maximum per tenant: each event is stored once per subscribed webhook.</summary>
    private const int Max = 20;

    /// <summary>
    /// Parses the address; null when it is invalid: a scheme other than http and https, a user, or a fragment. Private addresses are
    /// accepted: receivers may be on the internal network, and where the server may connect is limited by <see cref="OutboundRules"/>.
    /// </summary>
    public static Uri? ReadAddress(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 }
            ? address
            : null;

    /// <summary>An address without its path and query, which many receivers use as a secret.</summary>
    public static string HostOf(string address) =>
        ReadAddress(address) is { } read ? $"{read.Scheme}{Uri.SchemeDelimiter}{read.Authority}/…" : "…";

    /// <summary>
    /// What is wrong with the webhook; null when it is valid. Choosing a person with more permissions than the requester is denied and
    /// audited.
    /// </summary>
    internal static async Task<Error?> FindProblemAsync(
        OperationScope scope,
        OutboundRules outbound,
        string operation,
        SaveWebhookRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Name.Trim().Length is 0 or > LongestName || request.Name.Any(char.IsControl))
        {
            return Error.Invalid(Texts.NameIsNeeded.With(LongestName));
        }

        if (ReadAddress(request.Address) is not { } address || address.AbsoluteUri.Length > LongestAddress)
        {
            return Error.Invalid(Texts.AddressIsNone);
        }

        if (outbound.ProblemOf(address) is { } problem)
        {
            return Error.Invalid(problem);
        }

        if (request.Kinds.Count == 0 || request.Kinds.Except(WebhookKinds.All, StringComparer.Ordinal).Any())
        {
            return Error.Invalid(Texts.EventIsNeeded);
        }

        if (request.Id is null && await scope.Db.Webhooks.CountAsync(cancellationToken) >= Max)
        {
            return Error.Invalid(Texts.TooManyWebhooks.With(Max));
        }

        if (!await scope.Db.People.AnyAsync(row => row.Id == request.PersonId && row.IsActive, cancellationToken))
        {
            return Error.Invalid(Texts.PersonIsNeeded);
        }

        var rights = (await scope.ReadRightsOfAsync(request.PersonId, cancellationToken)).Subject;
        return rights.IsWithin(scope.Access.Subject)
            ? null
            : await scope.DenyAsync(
                operation,
                Kind,
                request.PersonId.ToString("D"),
                Error.Forbidden(Texts.AboveOwnRights),
                cancellationToken
            );
    }
}
