using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Drafts;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>Which input of a form is stored, for whom, and for how long.</summary>
public sealed class TextDraftTests : IAsyncLifetime
{
    private const string Words = "The certificate of the proxy";
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftKey Note => DraftKey.OfCase(DraftForms.CaseNote, _case.Id);

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddDrafts());
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Kept_text_is_read_again_and_the_last_one_counts()
    {
        await SaveAsync(_desk.Ana, "The");
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(_desk.Ana, Words);

        var kept = await ReadAsync(_desk.Ana);

        kept.ShouldBe(new KeptText(Words, _desk.Now));
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Each_form_and_case_has_its_own()
    {
        var other = _desk.ACase("BR-2");
        await _desk.AddAsync(other);
        await SaveAsync(_desk.Ana, Words);

        (await ReadAsync(_desk.Ana, DraftKey.OfCase(DraftForms.CaseNote, other.Id))).IsEmpty.ShouldBeTrue();
        (await ReadAsync(_desk.Ana, DraftKey.OfCase(DraftForms.Override, _case.Id))).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Emptied_text_is_removed(string emptied)
    {
        await SaveAsync(_desk.Ana, Words);

        (await _desk.Get<IDraftStore>().SaveAsync(_desk.Ana, Note, emptied, Token)).IsOk.ShouldBeTrue();

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Colleague_on_the_same_case_sees_nothing_of_it_and_removes_nothing()
    {
        await SaveAsync(_desk.Ana, Words);

        (await ReadAsync(_desk.Jonas)).IsEmpty.ShouldBeTrue();
        (await _desk.Get<DeleteTextDraft>().RunAsync(_desk.Jonas, Note, known: null, Token)).IsOk.ShouldBeTrue();
        await SaveAsync(_desk.Jonas, "Mine");

        (await ReadAsync(_desk.Ana)).Text.ShouldBe(Words);
    }

    [Fact]
    public async Task Another_tenant_reads_and_writes_nothing_and_it_is_recorded()
    {
        await SaveAsync(_desk.Ana, Words);

        (await _desk.Get<ReadTextDraft>().RunAsync(_desk.Stranger, Note, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _desk.Get<SaveTextDraft>().RunAsync(_desk.Stranger, new(Note, "x"), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _desk.Get<DeleteTextDraft>().RunAsync(_desk.Stranger, Note, known: null, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        (await ReadAsync(_desk.Ana)).Text.ShouldBe(Words);
    }

    [Fact]
    public async Task Case_that_may_not_be_seen_any_more_keeps_its_draft_to_itself()
    {
        await SaveAsync(_desk.Ana, Words);
        await ClassifyAsync(Classifications.Restricted);

        (await _desk.Get<ReadTextDraft>().RunAsync(_desk.Ana, Note, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _desk.Get<SaveTextDraft>().RunAsync(_desk.Ana, new(Note, "x"), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await ClassifyAsync(Classifications.Internal);

        (await ReadAsync(_desk.Ana)).Text.ShouldBe(Words);
        await using var db = _desk.Read();
        var denied = await db.AuditEntries.Where(entry => entry.Outcome == "denied").Select(entry => entry.Operation).ToListAsync(Token);
        denied.ShouldBe(["read.draft", "save.draft"], ignoreOrder: true);
    }

    [Fact]
    public async Task Case_cannot_be_left_out_to_get_around_its_rights()
    {
        var without = new DraftKey(DraftForms.CaseNote, _case.Id.ToString("D"));

        (await _desk.Get<SaveTextDraft>().RunAsync(_desk.Ana, new(without, "x"), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(DraftForms.Action)]
    [InlineData(DraftForms.Settings)]
    [InlineData(DraftForms.Erasure)]
    [InlineData(DraftForms.Person)]
    [InlineData(DraftForms.Grant)]
    [InlineData(DraftForms.Study)]
    [InlineData(DraftForms.Judgement)]
    [InlineData(DraftForms.Schedule)]
    [InlineData(DraftForms.SettingValues)]
    [InlineData(DraftForms.Proposal)]
    public async Task Editor_is_kept_only_for_those_who_may_use_it(string form)
    {
        var result = await _desk.Get<SaveTextDraft>().RunAsync(_desk.Ana, new(new(form, "x"), Words), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Typing_leaves_no_word_in_the_audit_trail_and_only_ciphertext_in_the_table()
    {
        await SaveAsync(_desk.Ana, Words);

        await using var db = _desk.Read();
        (await db.AuditEntries.CountAsync(Token)).ShouldBe(0);
        var stored = await db.Database.SqlQueryRaw<string>("""SELECT "Text" AS "Value" FROM "TextDrafts" """).ToListAsync(Token);
        stored.ShouldHaveSingleItem().ShouldNotContain("certificate");
    }

    [Fact]
    public async Task Nothing_is_kept_about_a_customer_that_was_erased()
    {
        await SaveAsync(_desk.Ana, Words);
        await using (var db = _desk.Read())
        {
            (await db.SubjectKeys.SingleAsync(row => row.SubjectKey == "acme", Token)).DestroyedAt = _desk.Now;
            await db.SaveChangesAsync(Token);
        }

        var result = await _desk.Get<SaveTextDraft>().RunAsync(_desk.Ana, new(Note, "more"), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    private async Task SaveAsync(Actor actor, string text) =>
        (await _desk.Get<SaveTextDraft>().RunAsync(actor, new(Note, text), Token)).Error.ShouldBeNull();

    private async Task<KeptText> ReadAsync(Actor actor, DraftKey? draft = null) =>
        (await _desk.Get<ReadTextDraft>().RunAsync(actor, draft ?? Note, Token)).Value.ShouldNotBeNull();

    private async Task<int> CountAsync()
    {
        await using var db = _desk.Read();
        return await db.TextDrafts.CountAsync(Token);
    }

    private async Task ClassifyAsync(int classification)
    {
        await using var db = _desk.Read();
        (await db.Cases.SingleAsync(row => row.Id == _case.Id, Token)).Classification = classification;
        await db.SaveChangesAsync(Token);
    }
}
