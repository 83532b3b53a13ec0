using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>Validates a connection before it is saved.</summary>
public sealed partial class ConnectionRules(TicketSystems systems, IWorkflowSource workflows, OutboundRules outbound)
{
    private const int LongestName = 100;
    private const int LongestAddress = 400;
    private const int LongestSecret = 400;
    private const int MaxStatuses = 200;
    private const int MaxQueues = 200;

    /// <summary>What is wrong, as a sentence; null when it is valid.</summary>
    internal async Task<string?> ProblemAsync(
        OperationScope scope,
        ConnectionRow? stored,
        SaveConnectionRequest request,
        CancellationToken cancellationToken
    ) =>
        ProblemOf(stored, request)
        ?? await UniqueAsync(scope, request, cancellationToken)
        ?? await FixedAsync(scope, stored, request, cancellationToken)
        ?? await ChoicesAsync(scope, request, cancellationToken);

    private string? ProblemOf(ConnectionRow? stored, SaveConnectionRequest request)
    {
        var read = ConnectionAddress.Read(request.Address);
        var address = read?.AbsoluteUri;
        var isNewAddress = stored is null || !string.Equals(address, stored.Address, StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(request.Name) || request.Name.Trim().Length > LongestName ? Texts.NameIsNeeded.With(LongestName)
            : systems.Find(request.Kind) is null ? Texts.KindIsUnknown.With(request.Kind)
            : read is null || address!.Length > LongestAddress ? Texts.AddressIsNone
            : outbound.ProblemOf(read) is { } problem ? problem.Words
            : isNewAddress && string.IsNullOrWhiteSpace(request.Secret) ? Texts.KeyIsNeeded
            : request.Secret is { Length: > LongestSecret } || request.Queue is { Length: > LongestName } ? Texts.ValueIsTooLong
            : !Prefix().IsMatch(request.KeyPrefix.Trim()) ? Texts.PrefixIsWrong
            : SendsEvents(request.Kind) ? EventsProblemOf(request)
            : null;
    }

    private bool SendsEvents(string kind) => systems.Find(kind)?.SendsEvents == true;

    private static string? EventsProblemOf(SaveConnectionRequest request) =>
        !string.IsNullOrEmpty(request.Secret) && !WebhookSecretForm.IsStrong(request.Secret.Trim())
            ? Texts.SecretIsWeak.With(WebhookSecretForm.FewestBytes)
            : TicketMapping.Read(request.Mapping).Problem?.Words;

    private static async Task<string?> UniqueAsync(OperationScope scope, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        var prefix = request.KeyPrefix.Trim();
        return await scope.Db.Connections.AnyAsync(row => row.KeyPrefix == prefix && row.Id != request.Id, cancellationToken)
            ? Texts.PrefixIsTaken.With(prefix)
            : null;
    }

    // ticket numbers of another system, or of another case type, would be mistaken for those of this one; where decisions are posted may
    // change
    private async Task<string?> FixedAsync(
        OperationScope scope,
        ConnectionRow? stored,
        SaveConnectionRequest request,
        CancellationToken cancellationToken
    )
    {
        var isSame =
            stored is null
            || (
                string.Equals(stored.Kind, request.Kind, StringComparison.Ordinal)
                && (
                    SendsEvents(stored.Kind)
                    || string.Equals(stored.Address, ConnectionAddress.Read(request.Address)!.AbsoluteUri, StringComparison.Ordinal)
                )
                && string.Equals(stored.KeyPrefix, request.KeyPrefix.Trim(), StringComparison.Ordinal)
                && string.Equals(stored.CaseTypeKey, request.CaseTypeKey, StringComparison.Ordinal)
            );
        return
            !isSame
            && await scope.Db.TicketLinks.AnyAsync(link => link.ConnectionId == stored!.Id && link.CaseId != null, cancellationToken)
            ? Texts.ItHasTickets
            : null;
    }

    private async Task<string?> ChoicesAsync(OperationScope scope, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var workflow = await db.CaseTypes.AnyAsync(type => type.Key == request.CaseTypeKey, cancellationToken)
            ? await workflows.ReadAsync(scope.Actor, request.CaseTypeKey, cancellationToken)
            : null;
        if (workflow is null)
        {
            return Texts.CaseTypeIsGone.With(request.CaseTypeKey);
        }

        if (request.TeamKey is { } team && !await db.Teams.AnyAsync(row => row.Key == team, cancellationToken))
        {
            return Texts.TeamIsGone.With(team);
        }

        if (await TeamsAsync(db, request, cancellationToken) is { } problem)
        {
            return problem;
        }

        var states = workflow.States.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        return request.Statuses.Count > MaxStatuses ? Texts.ValueIsTooLong
            : request.Statuses.FirstOrDefault(pair => pair.State is { } state && !states.Contains(state)) is { } wrong
                ? Texts.StateIsGone.With(wrong.State, wrong.Name)
            : null;
    }

    private static async Task<string?> TeamsAsync(ConsoleDbContext db, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        if (
            request.Teams.Count > MaxQueues
            || request.Teams.Any(pair => string.IsNullOrWhiteSpace(pair.Queue) || pair.Queue.Length > LongestName)
        )
        {
            return Texts.ValueIsTooLong;
        }

        if (request.Teams.GroupBy(pair => pair.Queue, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return Texts.QueueTwice.With(twice.Key);
        }

        var named = request.Teams.Select(pair => pair.TeamKey).Distinct(StringComparer.Ordinal).ToList();
        var known = await db.Teams.Where(row => named.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken);
        return named.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } gone ? Texts.TeamIsGone.With(gone) : null;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,9}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Prefix();
}
