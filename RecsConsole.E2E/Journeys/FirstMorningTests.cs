using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Work;
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

    [Fact]
    public async Task Compliance_desk_has_news_of_colleagues_too()
    {
        var token = TestContext.Current.CancellationToken;
        var tenant = await ActorLookup.TenantAsync(desk.Services, "orchard", token);
        await using var db = await desk.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, token);
        var news = await db.InboxItems.Where(row => row.RecipientId == DemoPeople.ComplianceId).ToListAsync(token);

        news.ShouldContain(item => item.Kind == InboxKind.Asked && item.FromId != DemoPeople.ComplianceId);
        news.ShouldContain(item => item.Kind == InboxKind.Mentioned && item.FromId != DemoPeople.ComplianceId);
    }

    [Theory]
    [InlineData("adele.winter@brightline.example")] // administers
    [InlineData(DemoPeople.ReviewerEmail)]
    [InlineData("laura.stein@brightline.example")] // leads the reviewers
    public async Task Whoever_works_no_cases_finds_something_to_do(string email)
    {
        var token = TestContext.Current.CancellationToken;
        var tenant = await ActorLookup.TenantAsync(desk.Services, "brightline", token);
        await using var db = await desk.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, token);
        var person = (await db.People.AsNoTracking().ToListAsync(token)).Single(row => row.Email == email).Id; // addresses are encrypted
        await using var scope = desk.Services.CreateAsyncScope();

        var waiting = await scope.ServiceProvider.GetRequiredService<CountWork>().RunAsync(new(tenant.TenantId, person), token);

        waiting.Error.ShouldBeNull();
        waiting.Value.ShouldBePositive();
    }

    // counted by itself: other journeys of this desk look at the alert
    [Fact]
    public async Task Auditor_finds_an_alert()
    {
        var token = TestContext.Current.CancellationToken;
        var tenant = await ActorLookup.TenantAsync(desk.Services, "brightline", token);
        await using var db = await desk.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, token);

        (await db.SecurityAlerts.AnyAsync(token)).ShouldBeTrue();
    }
}
