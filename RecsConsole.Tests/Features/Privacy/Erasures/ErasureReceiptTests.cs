using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>Each erasure has a receipt: who, when, what, and where the audit trail says so; no personal data.</summary>
[Trait("Req", "R162")]
public sealed class ErasureReceiptTests : PrivacyDesk
{
    // what the screen calls like the database
    private static readonly string[] s_sameWords = ["Cases", "Messages", "Notes"];

    private static SubjectName Customer => SubjectName.Account("acme");

    [Fact]
    public async Task Receipt_says_who_asked_who_confirmed_and_how_much_was_destroyed()
    {
        await AddTextsAsync();
        await CloseAllAsync();
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        var key = await EraseByTwoAsync(ben);

        var receipt = await ReadAsync(Admin, key);

        (receipt.AskedBy, receipt.ConfirmedBy, receipt.IsIntact).ShouldBe(("Admin", "Ben", true));
        (receipt.AskedById, receipt.ConfirmedById).ShouldBe((Admin.PersonId, ben.PersonId));
        await using var db = World.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "erase.subject", Cancelled);
        (receipt.EntryId, receipt.EntryHash, receipt.At).ShouldBe((entry.Id, entry.Hash, entry.At));
        (await db.SubjectKeys.SingleAsync(row => row.Id == key, Cancelled)).DestroyedAt.ShouldBe(receipt.At);
        receipt.Unreadable["Accounts"].ShouldBe(1);
        receipt.Unreadable["Cases"].ShouldBe(await db.Cases.CountAsync(Cancelled));
        receipt.Unreadable["CaseEvents"].ShouldBe(await db.CaseEvents.CountAsync(Cancelled));
        receipt.Unreadable["Decisions"].ShouldBe(await db.Decisions.CountAsync(Cancelled));
        (receipt.Unreadable["Messages"], receipt.Unreadable["Notes"], receipt.Unreadable["Attachments"]).ShouldBe((1, 1, 1));
        (receipt.Deleted["TextDrafts"], receipt.Deleted["InboxItems"]).ShouldBe((1, 1));
    }

    [Fact]
    public async Task File_has_ids_and_numbers_only_and_the_hash_that_the_page_shows()
    {
        await AddTextsAsync();
        await CloseAllAsync();
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        var key = await EraseByTwoAsync(ben);

        var file = ErasureReceiptFile.Of(await ReadAsync(Admin, key));

        file.Name.ShouldBe($"erasure-account-2026-03-04-{key.ToString("N")[^8..]}.json");
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file.Content)));
        ErasureReceiptFile.Of(await ReadAsync(ben, key)).Content.ShouldBe(file.Content);
        var text = Encoding.UTF8.GetString(file.Content);
        foreach (var personal in new[] { CustomerTexts.Name, "Admin", "Ben", "Printer", "Acme", Reason })
        {
            text.ShouldNotContain(personal, Case.Sensitive);
        }

        using var json = JsonDocument.Parse(file.Content);
        var root = json.RootElement;
        root.GetProperty("destroyedKey").GetGuid().ShouldBe(key);
        root.GetProperty("askedBy").GetGuid().ShouldBe(Admin.PersonId);
        root.GetProperty("confirmedBy").GetGuid().ShouldBe(ben.PersonId);
        root.GetProperty("unreadable").GetProperty("Messages").GetInt32().ShouldBe(1);
        root.GetProperty("auditEntry").GetProperty("sha256").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Whoever_was_alone_is_said_to_have_been_confirmed_by_nobody()
    {
        await CloseAllAsync();
        var erased = await World.Get<EraseSubject>().RunAsync(Admin, new(Customer, Reason), Cancelled);

        var receipt = await ReadAsync(Admin, erased.Value!.Key!.Value);

        (receipt.AskedBy, receipt.ConfirmedBy).ShouldBe(("Admin", null));
    }

    [Fact]
    public async Task Erased_person_has_one_as_well()
    {
        var leaver = await World.AddMemberAsync("leaver", ConsoleRole.Agent);
        await using (var db = World.Open())
        {
            (await db.People.SingleAsync(row => row.Id == leaver.PersonId, Cancelled)).IsActive = false;
            await db.SaveChangesAsync(Cancelled);
        }

        var erased = await World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Person(leaver.PersonId), Reason), Cancelled);

        var receipt = await ReadAsync(Admin, erased.Value!.Key!.Value);
        receipt.Unreadable["People"].ShouldBe(1);
        receipt.Deleted["Memberships"].ShouldBeGreaterThan(0);
        Encoding.UTF8.GetString(ErasureReceiptFile.Of(receipt).Content).ShouldNotContain("leaver");
    }

    [Fact]
    public async Task Receipt_of_an_altered_entry_says_so()
    {
        await CloseAllAsync();
        var key = (await World.Get<EraseSubject>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Value!.Key!.Value;
        await using (var db = World.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(
                db,
                """UPDATE "AuditEntries" SET "DetailsJson" = replace("DetailsJson", '"unreadable.Cases":"15"', '"unreadable.Cases":"2"')"""
            );
        }

        var receipt = await ReadAsync(Admin, key);

        receipt.Unreadable["Cases"].ShouldBe(2);
        receipt.IsIntact.ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_for_those_who_read_administration_of_the_same_tenant()
    {
        await CloseAllAsync();
        var key = (await World.Get<EraseSubject>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Value!.Key!.Value;
        var auditor = await World.AddPersonAsync("otto", ConsoleRole.Auditor);
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        (await TryAsync(auditor, key)).Error.ShouldBeNull();
        (await TryAsync(World.Here.Agent, key)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await TryAsync(stranger, key)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await TryAsync(Admin, Guid.NewGuid())).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Who_looks_is_told_how_far_it_is()
    {
        await CloseAllAsync();
        var told = new Told();

        (await World.Get<EraseSubject>().RunAsync(Admin, new(Customer, Reason) { Progress = told }, Cancelled)).Error.ShouldBeNull();

        told.Steps.Count.ShouldBeGreaterThan(10);
        told.Steps.Select(step => step.Done).ShouldBe(Enumerable.Range(0, told.Steps.Count));
        told.Steps.ShouldAllBe(step => step.Steps == told.Steps.Count);
        told.Steps.Where(step => ErasedLabels.Of(step.Table) == step.Table).Select(step => step.Table).Except(s_sameWords).ShouldBeEmpty();
    }

    private async Task AddTextsAsync()
    {
        var decision = (await World.RecommendAsync()).DecisionId!.Value;
        await using var db = World.Open();
        var of = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
        db.AddRange(CustomerTexts.Of(of, World.Here.Agent.PersonId, decision));
        await db.SaveChangesAsync(Cancelled);
    }

    private async Task<Guid> EraseByTwoAsync(Actor second)
    {
        (await World.Get<RequestErasure>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Error.ShouldBeNull();
        var waiting = (await World.Get<ListErasures>().RunAsync(second, new(), Cancelled)).Value!.Waiting.ShouldHaveSingleItem();
        var erased = await World.Get<EraseSubject>().RunAsync(second, new(Customer, Reason) { Asked = waiting.Request }, Cancelled);
        erased.Error.ShouldBeNull();
        var key = erased.Value!.Key!.Value;
        (await World.Get<ListErasures>().RunAsync(Admin, new(), Cancelled)).Value!.Erasures.ShouldHaveSingleItem().Id.ShouldBe(key);
        return key;
    }

    private async Task<ErasureReceipt> ReadAsync(Actor actor, Guid key) => (await TryAsync(actor, key)).Value.ShouldNotBeNull();

    private Task<Result<ErasureReceipt>> TryAsync(Actor actor, Guid key) => World.Get<ReadErasureReceipt>().RunAsync(actor, key, Cancelled);

    private sealed class Told : IProgress<ErasureProgress>
    {
        public List<ErasureProgress> Steps { get; } = [];

        public void Report(ErasureProgress value) => Steps.Add(value);
    }
}
