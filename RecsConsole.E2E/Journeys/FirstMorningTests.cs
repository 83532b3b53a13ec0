using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Demo;
using RecsConsole.Platform.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>The first person to sign in to the demo finds work in the queue at any hour.</summary>
public sealed class FirstMorningTests(DemoDesk desk)
{
    [Fact]
    public async Task Colleagues_have_asked_mentioned_reported_and_requested_approval()
    {
        var token = TestContext.Current.CancellationToken;
        var tenant = await ActorLookup.TenantAsync(desk.Services, "brightline", token);
        await using var db = await desk.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, token);
        var news = await db.InboxItems.Where(row => row.RecipientId == DemoPeople.AgentId).Select(row => row.Kind).ToListAsync(token);

        news.ShouldContain(InboxKind.Asked);
        news.ShouldContain(InboxKind.Mentioned);
        (await db.ApprovalRequests.AnyAsync(row => row.RequestedById != DemoPeople.AgentId, token)).ShouldBeTrue();
        (await db.DocumentReports.AnyAsync(token)).ShouldBeTrue();
        var yesterday = desk.Now.AddDays(-1);
        (await db.Decisions.CountAsync(row => row.At < yesterday, token)).ShouldBeGreaterThan(200);
    }
}
