using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Drafts, reports and expiring documents, each for the people who can act on them.</summary>
public sealed class DocumentWorkTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _writer = null!;
    private Actor _other = null!;
    private Actor _owner = null!;
    private Actor _supervisor = null!;
    private Actor _stranger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddDocuments().AddWork());
        _writer = await _world.AddPersonAsync("wanda", "admin");
        _other = await _world.AddPersonAsync("otto", "admin");
        _owner = await _world.AddPersonAsync("olga", "agent");
        _supervisor = await _world.AddPersonAsync("sue", "supervisor");
        _stranger = await _world.AddPersonAsync("sten", "admin", elsewhere: true);
        foreach (var tenant in new[] { _world.Here.TenantId, _world.Elsewhere.TenantId })
        {
            await using var db = _world.Database.Open();
            db.BindTo(tenant);
            db.Documents.RemoveRange(db.Documents.Where(row => row.Status == DocumentStatus.Draft)); // removes the desk's own drafts
            await db.SaveChangesAsync(Token);
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Draft_waits_for_an_administrator_who_did_not_write_it_until_it_is_approved()
    {
        await ChangeAsync(db => db.Documents.Add(Draft(db.TenantId, classification: 1)));
        await SendAsync(_writer);

        var line = (await ReadAsync(_other)).Lines.ShouldHaveSingleItem();
        var own = (await ReadAsync(_writer)).Sent.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Publish);
        line.Item.Title.ShouldBe("How to call back, version 1");
        line.Item.Address.ShouldBe("/admin/documents/how-to");
        line.From.ShouldBe("Wanda");
        own.Others.ShouldBe(["Otto"]);
        await _world.Database.ShouldHaveNoWorkAsync(_owner, _supervisor, _stranger);

        await _world.Database.ShouldTellWorkOfAsync(
            _other,
            () => _world.Get<ApproveVersion>().RunAsync(_other, new("how-to", 1, 1), Token)
        );
        await _world.Database.ShouldHaveNoWorkAsync(_writer, _other);
    }

    [Fact]
    public async Task Draft_waits_for_nobody_until_it_is_sent_and_again_once_it_is_changed()
    {
        await ChangeAsync(db => db.Documents.Add(Draft(db.TenantId, classification: 1)));
        await _world.Database.ShouldHaveNoWorkAsync(_writer, _other);
        (await OpenAsync(_writer)).IsSent.ShouldBeFalse();

        await SendAsync(_writer);
        (await ReadAsync(_other)).Lines.Count.ShouldBe(1);
        (await OpenAsync(_writer)).IsSent.ShouldBeTrue();

        await ChangeAsync(db => db.Documents.Single(row => row.Key == "how-to").Revision++);
        await _world.Database.ShouldHaveNoWorkAsync(_writer, _other);
        (await OpenAsync(_writer)).IsSent.ShouldBeFalse();
    }

    [Fact]
    public async Task Draft_that_no_person_wrote_waits_at_once_because_nobody_sends_it()
    {
        await ChangeAsync(db =>
        {
            var draft = Draft(db.TenantId, classification: 1);
            draft.AuthorId = null;
            db.Documents.Add(draft);
        });

        (await ReadAsync(_other)).Lines.ShouldHaveSingleItem().Item.Kind.ShouldBe(WaitingKind.Publish);
    }

    [Fact]
    public async Task Owner_without_the_right_sees_whom_the_draft_waits_for_in_my_work_and_on_its_page()
    {
        await ChangeAsync(db =>
        {
            var draft = Draft(db.TenantId, classification: 1);
            (draft.OwnerId, draft.AuthorId) = (_owner.PersonId, _owner.PersonId);
            db.Documents.Add(draft);
        });
        await SendAsync(_owner);

        var view = await ReadAsync(_owner);

        view.Lines.ShouldBeEmpty();
        var own = view.Sent.ShouldHaveSingleItem();
        own.Item.Title.ShouldBe("How to call back, version 1");
        own.Others.ShouldBe(["Otto", "Wanda"]);
        var wait = (await OpenAsync(_owner)).Wait.ShouldNotBeNull();
        (wait.IsOwn, wait.IsByOwnKey).ShouldBe((true, false));
        wait.Others.ShouldBe(["Otto", "Wanda"]);
        (await OpenAsync(_other)).Wait.ShouldBeNull();
    }

    [Fact]
    public async Task Second_person_for_a_draft_needs_the_clearance_to_read_it()
    {
        await ChangeAsync(db => db.Documents.Add(Draft(db.TenantId, classification: 2)));
        await SendAsync(_writer);
        await ChangeAsync(db => db.People.Single(row => row.Id == _other.PersonId).Clearance = 1);

        (await ReadAsync(_writer)).Sent.ShouldHaveSingleItem().Others.ShouldBeEmpty();
        await _world.Database.ShouldHaveNoWorkAsync(_other);
    }

    [Fact]
    public async Task Report_waits_for_the_owner_with_its_words_until_it_is_answered()
    {
        var report = await ReportAsync(_owner.PersonId);

        var line = (await ReadAsync(_owner)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Report);
        line.Item.Comment.ShouldBe("The button moved.");
        line.Item.Due.ShouldBe(report.DueAt);
        line.Item.Address.ShouldBe("/admin/documents/reports");
        await _world.Database.ShouldHaveNoWorkAsync(_writer, _supervisor, _stranger);

        await _world.Database.ShouldTellWorkOfAsync(
            _owner,
            () => _world.Get<AnswerReport>().RunAsync(_owner, new(report.Id, 0, IsFixed: true, "Put right."), Token)
        );
        await _world.Database.ShouldHaveNoWorkAsync(_owner);
    }

    [Fact]
    public async Task Report_of_a_document_without_an_owner_waits_for_administrators()
    {
        await ReportAsync(ownerId: null);

        (await ReadAsync(_writer)).Lines.ShouldHaveSingleItem().Item.Kind.ShouldBe(WaitingKind.Report);
        await _world.Database.ShouldHaveNoWorkAsync(_owner, _supervisor, _stranger);
    }

    [Fact]
    public async Task Document_that_expires_soon_waits_for_its_owner_and_administrators_until_it_is_renewed()
    {
        var now = _world.Database.Clock.GetUtcNow();
        await ChangeAsync(db => Change(db, row => (row.EffectiveTo, row.OwnerId) = (now.AddDays(10), _owner.PersonId)));

        var owner = (await ReadAsync(_owner)).Lines.ShouldHaveSingleItem().Item;
        var admin = (await ReadAsync(_writer)).Lines.ShouldHaveSingleItem().Item;

        owner.Kind.ShouldBe(WaitingKind.Expiry);
        owner.Due.ShouldBe(now.AddDays(10));
        owner.Address.ShouldBe($"/admin/documents?owner={_owner.PersonId:D}&due=expiring");
        admin.Address.ShouldBe("/admin/documents?due=expiring");
        admin.Detail.ShouldBe("document");
        await ChangeAsync(db =>
            db.CaseDocuments.Add(
                new()
                {
                    TenantId = db.TenantId,
                    CaseId = _world.Here.CaseId,
                    DocumentKey = "guide",
                    At = now,
                }
            )
        );
        (await ReadAsync(_writer)).Lines.ShouldHaveSingleItem().Item.Detail.ShouldBe("document, used on 1 open case");
        await ChangeAsync(db => db.Cases.Single(row => row.Id == _world.Here.CaseId).Classification = Classifications.Restricted);
        (await ReadAsync(_writer)).Lines.ShouldHaveSingleItem().Item.Detail.ShouldBe("document");
        await _world.Database.ShouldHaveNoWorkAsync(_supervisor, _stranger);

        await ChangeAsync(db => Change(db, row => row.EffectiveTo = now.AddDays(100)));
        await _world.Database.ShouldHaveNoWorkAsync(_owner, _writer);
    }

    private static void Change(ConsoleDbContext db, Action<DocumentRow> change) => change(db.Documents.Single(row => row.Key == "guide"));

    private DocumentRow Draft(Guid tenantId, int classification) =>
        new()
        {
            TenantId = tenantId,
            Key = "how-to",
            Version = 1,
            Title = "How to call back",
            Kind = "article",
            Text = "Call.",
            Status = DocumentStatus.Draft,
            Classification = classification,
            AuthorId = _writer.PersonId,
            UpdatedAt = _world.Database.Clock.GetUtcNow(),
        };

    private async Task<DocumentReportRow> ReportAsync(Guid? ownerId)
    {
        var now = _world.Database.Clock.GetUtcNow();
        DocumentReportRow row = new()
        {
            TenantId = _world.Here.TenantId,
            Id = Guid.NewGuid(),
            DocumentKey = "guide",
            DocumentVersion = 1,
            ReporterId = _world.Here.Agent.PersonId,
            ReportedAt = now,
            Note = "The button moved.",
            OwnerId = ownerId,
            DueAt = now.AddDays(14),
            Status = DocumentReportStatus.Open,
        };
        await ChangeAsync(db =>
        {
            Change(db, document => document.OwnerId = ownerId);
            db.DocumentReports.Add(row);
        });
        return row;
    }

    private async Task SendAsync(Actor actor) =>
        (await _world.Get<SubmitVersion>().RunAsync(actor, new("how-to", 1, 0), null, Token)).Error.ShouldBeNull();

    private async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = _world.Open();
        change(db);
        await db.SaveChangesAsync(Token);
    }

    private async Task<DocumentVersion> OpenAsync(Actor actor) =>
        (await _world.Get<OpenDocumentFile>().RunAsync(actor, "how-to", Token)).Value!.Versions.ShouldHaveSingleItem();

    private Task<WorkView> ReadAsync(Actor actor) => _world.Database.ReadWorkAsync(actor);
}
