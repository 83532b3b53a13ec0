using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.List;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;
using Shouldly;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>The small desk with customers and with steps prepared for Ana.</summary>
internal static class AccountDesk
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<Desk> OpenAsync(Action<IServiceCollection>? replace = null) =>
        Desk.OpenAsync(replace: services =>
        {
            services.AddAccounts();
            replace?.Invoke(services);
        });

    public static async Task<AccountView> ReadAsync(this Desk desk, Actor actor, string key = "acme")
    {
        var result = await desk.Get<ReadAccount>().RunAsync(actor, key, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    public static async Task<AccountList> ListAsync(this Desk desk, Actor actor, AccountFilter? filter = null)
    {
        var result = await desk.Get<ListAccounts>().RunAsync(actor, filter ?? new(), Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    public static CaseRow Restricted(this Desk desk, string key, Action<CaseRow>? change = null) =>
        desk.ACase(
            key,
            row =>
            {
                row.Classification = Classifications.Restricted;
                change?.Invoke(row);
            }
        );

    public static ActionRow AnAction(this Desk desk, string key, string title, bool isContact) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Key = key,
            Version = 1,
            Title = title,
            Description = "",
            Kind = "fix",
            Risk = ActionRiskLevel.Low,
            IsCustomerContact = isContact,
            Status = VersionStatus.Published,
        };

    /// <summary>A suggestion prepared for Ana, as the queue prepares it.</summary>
    public static IEnumerable<object> Prepared(this Desk desk, CaseRow row, string action)
    {
        var decision = BareDecisions.Of(row.TenantId, row.Id, desk.Ana.PersonId, desk.Now.AddMinutes(-5));
        yield return decision;
        yield return new DecisionItemRow
        {
            TenantId = row.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            Rank = 1,
            ItemId = action,
            Confidence = ItemConfidence.Medium,
        };
    }
}
