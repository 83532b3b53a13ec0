using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Retention;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Retention;

/// <summary>Figures that other systems sent about customers have a period like other data.</summary>
public sealed class RetentionSignalsTests : PrivacyDesk
{
    [Fact]
    [Trait("Req", "R158")]
    public async Task Figures_about_customers_go_after_their_period_and_those_of_a_held_customer_stay()
    {
        await using (var db = World.Open())
        {
            db.Accounts.Add(
                new()
                {
                    TenantId = World.Here.TenantId,
                    Key = "held",
                    Name = "Held",
                }
            );
            db.AccountSignals.AddRange(
                SignalOf("acme", "users", observed: 40, before: 70),
                SignalOf("acme", "logins", observed: 2, before: 40),
                SignalOf("acme", "orders", observed: 2, before: 20),
                SignalOf("held", "users", observed: 40, before: 70)
            );
            await db.SaveChangesAsync(Cancelled);
        }

        await HoldAsync("account", "held");
        await SavePeriodAsync("signals", 30);
        var counted = await World.Get<PreviewRetention>().RunAsync(Admin, new("signals", 30), Cancelled);

        await RunRetentionAsync();

        (counted.Value!.Total, counted.Value.Due, counted.Value.Held).ShouldBe((4, 2, 1));
        await using var read = World.Open();
        var left = await read.AccountSignals.OrderBy(row => row.AccountKey).ThenBy(row => row.Name).ToListAsync(Cancelled);
        left.Select(row => (row.AccountKey, row.Name, row.BeforeValue))
            .ShouldBe([("acme", "logins", null), ("acme", "orders", 1000L), ("held", "users", 1000L)]);
        var entry = await read.AuditEntries.SingleAsync(row => row.Operation == "apply.retention", Cancelled);
        (entry.ObjectId, entry.DetailsJson.Contains("\"removed\":\"2\"")).ShouldBe(("signals", true));
    }

    private AccountSignalRow SignalOf(string account, string name, int observed, int before) =>
        new()
        {
            TenantId = World.Here.TenantId,
            AccountKey = account,
            Source = "billing",
            Name = name,
            Value = 2000,
            ObservedAt = World.Database.Clock.GetUtcNow().AddDays(-observed),
            BeforeValue = 1000,
            BeforeAt = World.Database.Clock.GetUtcNow().AddDays(-before),
        };
}
