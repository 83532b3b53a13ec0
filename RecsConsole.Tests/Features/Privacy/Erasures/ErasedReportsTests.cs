using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>Reports on documents, reasons of withdrawals and what a person kept of the screens go with whoever they are about.</summary>
[Trait("Req", "R162")]
public sealed class ErasedReportsTests : PrivacyDesk
{
    private const string Words = "Mr Okoro says it is wrong";

    [Fact]
    public async Task Erased_person_leaves_no_words_in_reports_and_withdrawals()
    {
        var person = await World.AddMemberAsync("leaver", ConsoleRole.Agent);
        await World.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Id == person.PersonId).IsActive = false);
        await using (var before = World.Open())
        {
            before.DocumentReports.Add(Report(person.PersonId, null));
            before.DocumentReports.Add(Report(person.PersonId, World.Here.CaseId)); // about a customer
            before.SavedViews.AddRange(View(person.PersonId), View(World.Here.Agent.PersonId));
            var guide = await before.Documents.FirstAsync(row => row.Key == "guide", Cancelled);
            (guide.WithdrawalReason, guide.WithdrawnById) = (Words, person.PersonId);
            await before.SaveChangesAsync(Cancelled);
        }

        await EraseAsync(SubjectName.Person(person.PersonId));

        await using var db = World.Open();
        var notes = await db.DocumentReports.OrderBy(row => row.CaseId == null).Select(row => row.Note).ToListAsync(Cancelled);
        notes.ShouldBe([Words, ErasedText.Word]);
        var withdrawn = await db.Documents.SingleAsync(row => row.WithdrawnById == person.PersonId, Cancelled);
        withdrawn.WithdrawalReason.ShouldBe(ErasedText.Word);
        (await db.SavedViews.SingleAsync(Cancelled)).PersonId.ShouldBe(World.Here.Agent.PersonId);
    }

    [Fact]
    public async Task Erased_customer_takes_the_news_of_reports_on_its_cases_along_and_no_other_news()
    {
        var (about, other) = (Report(World.Here.Agent.PersonId, World.Here.CaseId), Report(World.Here.Agent.PersonId, null));
        await using (var db = World.Open())
        {
            db.DocumentReports.AddRange(about, other);
            db.InboxItems.AddRange(Item($"report:{about.Id:D}"), Item($"report:{about.Id:D}:answer"), Item($"report:{other.Id:D}"));
            await db.SaveChangesAsync(Cancelled);
        }

        await CloseAllAsync();

        await EraseAsync(SubjectName.Account("acme"));

        await using var after = World.Open();
        (await after.InboxItems.Select(row => row.EventKey).ToListAsync(Cancelled)).ShouldBe([$"report:{other.Id:D}"]);
        (await after.DocumentReports.SingleAsync(row => row.Id == other.Id, Cancelled)).Note.ShouldBe(Words);
        (await after.DocumentReports.SingleAsync(row => row.Id == about.Id, Cancelled)).Note.ShouldBe(ErasedText.Word);
    }

    private async Task EraseAsync(SubjectName subject) =>
        (await World.Get<EraseSubject>().RunAsync(Admin, new(subject, Reason), Cancelled)).Error.ShouldBeNull();

    private DocumentReportRow Report(Guid reporter, Guid? caseId) =>
        new()
        {
            TenantId = World.Here.TenantId,
            Id = Guid.NewGuid(),
            DocumentKey = "guide",
            DocumentVersion = 1,
            ReporterId = reporter,
            ReportedAt = World.Database.Clock.GetUtcNow(),
            CaseId = caseId,
            Note = Words,
            DueAt = World.Database.Clock.GetUtcNow(),
            Status = DocumentReportStatus.Open,
        };

    private InboxItemRow Item(string key) =>
        new()
        {
            TenantId = World.Here.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = World.Here.Agent.PersonId,
            EventKey = key,
            Kind = InboxKind.Reported,
            Text = Words,
            At = World.Database.Clock.GetUtcNow(),
        };

    private SavedViewRow View(Guid person) =>
        new()
        {
            TenantId = World.Here.TenantId,
            Id = Guid.NewGuid(),
            PersonId = person,
            List = "queue",
            Name = "Mine",
            Address = "/?q=okoro",
        };
}
