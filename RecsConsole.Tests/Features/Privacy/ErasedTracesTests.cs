using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>
/// After an erasure, nothing is readable in rows, freed pages or the search index. The record that the data existed, and who
/// viewed it, stays.
/// </summary>
public sealed class ErasedTracesTests : IAsyncLifetime
{
    private const string Reason = "The customer asked for it in writing.";
    private DeskWorld _world = null!;
    private Actor _admin = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit().AddDecisions());
        _admin = await _world.AddMemberAsync("admin", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    [Trait("Req", "R59")]
    public async Task Written_reasons_and_attributes_of_events_go_with_the_customer_even_if_stored_before_there_were_keys()
    {
        await CloseAsync();
        await using (var db = _world.Open())
        {
            db.AccessGrants.Add(Grant("case", _world.Here.CaseId.ToString("D")));
            db.AccessGrants.Add(Grant("document", "guide"));
            await db.SaveChangesAsync(Cancelled);
            await db.CaseEvents.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.AttributesJson, """{"caller":"Mr Okoro"}"""),
                Cancelled
            );
            await db.AccessGrants.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, "Mr Okoro is away"), Cancelled);
        }

        (await EraseAsync(SubjectName.Account("acme"))).Error.ShouldBeNull();

        await using var read = _world.Open();
        var ofCase = read.CaseEvents.Where(row => row.CaseId == _world.Here.CaseId);
        (await ofCase.Select(row => row.AttributesJson).ToListAsync(Cancelled)).ShouldAllBe(text => text == "{}");
        var reasons = await read.AccessGrants.OrderBy(row => row.ObjectKind).Select(row => row.Reason).ToListAsync(Cancelled);
        reasons.ShouldBe([ErasedText.Word, "Mr Okoro is away"]);
    }

    [Fact]
    [Trait("Req", "R59")]
    public async Task Search_forgets_what_it_learnt_and_no_freed_page_holds_the_key()
    {
        await CloseAsync();
        await using (var db = _world.Open())
        {
            db.SearchBases.Add(
                new()
                {
                    TenantId = _world.Here.TenantId,
                    Version = "old",
                    Texts = 900,
                    Content = [1],
                }
            );
            await db.SaveChangesAsync(Cancelled);
        }

        byte[] wrapped;
        await using (var db = _world.Open())
        {
            wrapped = (await db.SubjectKeys.SingleAsync(row => row.SubjectKey == "acme", Cancelled)).WrappedKey!;
        }

        (await EraseAsync(SubjectName.Account("acme"))).Error.ShouldBeNull();
        (await EraseAsync(SubjectName.Account("acme"))).IsOk.ShouldBeFalse();

        await using var read = _world.Open();
        (await read.SearchBases.SingleAsync(Cancelled)).Texts.ShouldBe(0);
        (await read.JobRuns.SingleAsync(Cancelled)).Job.ShouldBe("embed-texts");
        (await read.Changes.AnyAsync(row => row.Kind == "search", Cancelled)).ShouldBeTrue();
        foreach (var suffix in new[] { "", "-wal" })
        {
            var path = read.Database.GetDbConnection().DataSource + suffix;
            var bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, Cancelled) : [];
            bytes.AsSpan().IndexOf(wrapped.AsSpan()).ShouldBe(-1, path);
        }
    }

    [Fact]
    [Trait("Req", "R153")]
    public async Task Opening_the_trace_of_an_erased_decision_is_audited_and_says_what_became_of_it()
    {
        var decision = (await _world.RecommendAsync()).DecisionId!.Value;
        await CloseAsync();
        (await EraseAsync(SubjectName.Account("acme"))).Error.ShouldBeNull();

        var result = await _world.Get<ReadTrace>().RunAsync(_world.Here.Agent, decision, Cancelled);

        result.Error.ShouldBe(TraceAccess.Erased);
        await using var db = _world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == TraceAccess.Opened, Cancelled);
        (entry.ObjectId, entry.Outcome).ShouldBe((decision.ToString("D"), "done"));
        entry.DetailsJson.ShouldContain("erased");
    }

    private Task CloseAsync() =>
        _world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == _world.Here.CaseId).IsOpen = false);

    private Task<Result<ErasureNews>> EraseAsync(SubjectName subject, string reason = Reason) =>
        _world.Get<EraseSubject>().RunAsync(_admin, new(subject, reason), Cancelled);

    private AccessGrantRow Grant(string kind, string key) =>
        new()
        {
            TenantId = _world.Here.TenantId,
            Id = Guid.NewGuid(),
            PersonId = _world.Here.Agent.PersonId,
            ObjectKind = kind,
            ObjectKey = key,
            Reason = "She covers for somebody",
            ExpiresAt = _world.Database.Clock.GetUtcNow().AddHours(1),
        };
}
