using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Security;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;

namespace RecsConsole.Tests.Features.Recommendations.Feedback;

/// <summary>A desk with all the people who handle feedback on suggestions.</summary>
internal static class FeedbackDesk
{
    public static Task<DeskWorld> CreateAsync() =>
        DeskWorld.CreateAsync(replace: services => services.AddActions().AddDocuments().AddInbox().AddSecurity().AddLabels().AddDrafts());

    public static async Task<Actor> AddAsync(
        DeskWorld world,
        string role,
        DeskTenant? tenant = null,
        int clearance = 3,
        string? team = null
    )
    {
        var id = (tenant ?? world.Here).TenantId;
        await using var db = world.Database.Open();
        db.BindTo(id);
        var person = new PersonRow
        {
            TenantId = id,
            Id = Guid.NewGuid(),
            Key = "p-" + role,
            DisplayName = "Person " + role,
            Roles = [role],
            Teams = team is null ? [] : [team],
            Clearance = clearance,
            TimeZone = "UTC",
            IsActive = true,
        };
        db.People.Add(person);
        await db.SaveChangesAsync();
        return new(id, person.Id);
    }

    /// <summary>Dismisses an item of the first slate with a reason; returns the id of the response.</summary>
    public static async Task<Guid> DismissAsync(DeskWorld world, SlateKind kind, string item, string reason, string? note = null)
    {
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();
        var request = new RespondToSlateRequest(id, shown.DecisionId!.Value, ResponseKind.Dismiss, kind, item, reason, Note: note);
        var result = await world.RespondAsync(request);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        (await world.RespondAsync(request)).IsOk.ShouldBeTrue(); // a repeated request has no further effect
        return id;
    }

    public static async Task<T> RunAsync<TOperation, T>(DeskWorld world, Func<TOperation, Task<T>> run)
        where TOperation : notnull
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TOperation>());
    }

    public static async Task<InboxLine> NewestAsync(DeskWorld world, Actor actor)
    {
        var read = await RunAsync<ReadInbox, Result<InboxView>>(
            world,
            inbox => inbox.RunAsync(actor, new InboxFilter(), CancellationToken.None)
        );
        return read.Value!.Lines[0];
    }

    public static async Task<List<SuggestionReportRow>> ReportsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.SuggestionReports.AsNoTracking().OrderBy(row => row.ReportedAt).ThenBy(row => row.Id).ToListAsync();
    }
}
