using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api.Terms;

/// <summary>A system that keeps the contracts changes a tier: the open cases of the customer get its deadline.</summary>
public sealed class ApiTierTests : IAsyncLifetime
{
    private readonly ApiSite _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Tier_that_another_system_puts_moves_the_deadline_of_an_open_case_of_this_tenant_alone()
    {
        await PublishAsync(_site.Here);
        await PublishAsync(_site.Elsewhere);
        using var client = await _site.ClientAsync(_site.Admin);
        await PutAsync(client, "Bronze"); // for which nothing is promised
        await PutAsync(client, "Gold");
        var gold = await CaseAsync(_site.Here);

        await PutAsync(client, "Silver");

        var row = await CaseAsync(_site.Here);
        (gold.SlaLevelKey, row.SlaLevelKey).ShouldBe(("gold", "silver"));
        gold.SlaDeadline.ShouldNotBeNull().ShouldBe(gold.OpenedAt.AddMinutes(60), TimeSpan.FromSeconds(1));
        row.SlaDeadline.ShouldNotBeNull().ShouldBe(gold.OpenedAt.AddMinutes(300), TimeSpan.FromSeconds(1));
        await using var db = _site.OpenDb(_site.Here);
        (await db.CaseEvents.CountAsync(each => each.CaseId == row.Id && each.Activity == CaseActivities.CustomerTerms, Token)).ShouldBe(2);
        (await _site.TrailAsync("apply.account_tier")).Select(entry => entry.ObjectId).ShouldBe(["acme", "acme", "acme"]);
        (await CaseAsync(_site.Elsewhere)).SlaLevelKey.ShouldBeNull();
    }

    private async Task PublishAsync(DeskTenant tenant)
    {
        await using var db = _site.OpenDb(tenant);
        var row = await db.Cases.SingleAsync(each => each.Id == tenant.CaseId, Token);
        (row.SlaDeadline, row.SlaLevelKey, row.SlaLevelVersion) = (null, null, null);
        db.ServiceLevels.AddRange(Level(tenant, "gold", "Gold", 60), Level(tenant, "silver", "Silver", 300));
        await db.SaveChangesAsync(Token);
    }

    private static ServiceLevelRow Level(DeskTenant tenant, string key, string tier, int minutes) =>
        new()
        {
            TenantId = tenant.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Status = VersionStatus.Published,
            Tier = tier,
            TargetMinutes = minutes,
            IsRoundTheClock = true,
        };

    private static async Task PutAsync(HttpClient client, string tier)
    {
        using var content = ApiSite.Json($$"""{"name":"Acme","tier":"{{tier}}"}""");
        using var answer = await client.PutAsync("/api/v1/accounts/acme", content, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<CaseRow> CaseAsync(DeskTenant tenant)
    {
        await using var db = _site.OpenDb(tenant);
        return await db.Cases.AsNoTracking().SingleAsync(each => each.Id == tenant.CaseId, Token);
    }
}
