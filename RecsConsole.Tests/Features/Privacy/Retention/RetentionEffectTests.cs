using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Retention;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Retention;

/// <summary>What a period does to decisions that other systems still wait for, and how it is tried out.</summary>
public sealed class RetentionEffectTests : PrivacyDesk
{
    [Fact]
    public async Task Step_that_still_waits_for_another_system_is_withdrawn_and_a_carried_one_stays_carried()
    {
        await CloseAllAsync();
        await using (var before = World.Open())
        {
            before.Outbox.Add(Waiting(before.TenantId, CarryState.ToCarry, World.Database.Clock.GetUtcNow()));
            before.Outbox.Add(Waiting(before.TenantId, CarryState.Carried, null));
            await before.SaveChangesAsync(Cancelled);
        }

        await SavePeriodAsync("closed_cases", 90);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        await RunRetentionAsync();

        await using var db = World.Open();
        var rows = await db.Outbox.ToListAsync(Cancelled);
        rows.ShouldAllBe(row => row.Text == ErasedText.Word && row.NextAttemptAt == null);
        rows.Select(row => row.State).ShouldBe([CarryState.Withdrawn, CarryState.Carried], ignoreOrder: true);
    }

    [Theory]
    [InlineData(90, 15)]
    [InlineData(365, 0)]
    [InlineData(null, 0)]
    public async Task Period_is_tried_out_before_it_is_saved(int? days, int due)
    {
        await CloseAllAsync();
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        var count = await World.Get<PreviewRetention>().RunAsync(Admin, new("closed_cases", days), Cancelled);

        count.Value!.Due.ShouldBe(due);
        var stored = (await World.Get<ReadRetention>().RunAsync(Admin, Cancelled)).Value!.Lines;
        stored.Single(line => line.DataClass == DataClass.ClosedCases).Count.Due.ShouldBe(0, "nothing was saved");
    }

    private OutboxRow Waiting(Guid tenantId, CarryState state, DateTimeOffset? next) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            CaseId = World.Here.CaseId,
            ConnectionId = Guid.NewGuid(),
            TicketId = "7",
            EventKey = Guid.NewGuid().ToString("N"),
            At = World.Database.Clock.GetUtcNow(),
            Text = "Mr Okoro called",
            State = state,
            NextAttemptAt = next,
        };
}
