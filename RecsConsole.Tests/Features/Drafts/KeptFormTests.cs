using System.Text.Json;
using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>Each form is restored half-typed for its author, for nobody else, and forgets what was discarded.</summary>
public sealed class KeptFormTests : IAsyncLifetime
{
    private const string Words = "45"; // a name, and a number of days
    private Desk _desk = null!;

    public static TheoryData<string> Forms => [.. KeptForms.All.Keys];

    public async ValueTask InitializeAsync()
    {
        _desk = await DraftDesk.OpenAsync();
        await using var db = _desk.Read();
        Guid[] administrators = [_desk.Ana.PersonId, _desk.Jonas.PersonId];
        await db.People.Where(row => administrators.Contains(row.Id)).ForEachAsync(row => row.Roles = [ConsoleRole.Admin]);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Half_typed_form_is_back_and_says_since_when_it_is_kept(string name)
    {
        await TypeAsync(name);

        await using var again = await _desk.BrowserAsync(_desk.Ana);
        var form = KeptForms.All[name].Open(again);

        form.Wait(() => form.Find(FieldOf(name)).GetAttribute("value").ShouldBe(Words));
        form.Wait(() => form.Find(".draft").TextContent.ShouldContain("Draft kept 10:00"));
        await again.DisposeComponentsAsync();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Colleague_sees_nothing_of_it(string name)
    {
        await TypeAsync(name);

        await using var other = await _desk.BrowserAsync(_desk.Jonas);
        var form = KeptForms.All[name].Open(other);

        form.Wait(() => form.Find(".draft").TextContent.Trim().ShouldBeEmpty());
        form.Find(FieldOf(name)).GetAttribute("value").ShouldNotBe(Words);
        await other.DisposeComponentsAsync();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Discarded_draft_is_gone(string name)
    {
        await TypeAsync(name);
        await using var again = await _desk.BrowserAsync(_desk.Ana);
        var form = KeptForms.All[name].Open(again);
        form.Wait(() => form.Find(".draft").TextContent.ShouldContain("Draft kept"));

        await form.Find(KeptForms.All[name].Discard).ClickAsync(new());

        form.Wait(() => form.Find(FieldOf(name)).GetAttribute("value").ShouldNotBe(Words));
        form.Wait(() => Count().ShouldBe(0));
        await again.DisposeComponentsAsync();
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task Discarded_form_is_back_when_that_is_undone()
    {
        await TypeAsync("webhook");
        await using var again = await _desk.BrowserAsync(_desk.Ana);
        var form = KeptForms.All["webhook"].Open(again);
        form.Wait(() => form.Find(".draft").TextContent.ShouldContain("Draft kept"));
        await form.Find(".draft button").ClickAsync(new());

        await form.Find("button:contains('Undo')").ClickAsync(new());

        form.Wait(() => form.Find(FieldOf("webhook")).GetAttribute("value").ShouldBe(Words));
        form.Wait(() => Count().ShouldBe(1));
        await again.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Line_beside_one_that_says_it_does_not_say_the_same_again()
    {
        await using var browser = await _desk.BrowserAsync(_desk.Ana);
        var line = browser.Render<DraftLine>(parameters =>
            parameters.Add(it => it.Draft, new(DraftForms.Settings, "why")).Add(it => it.Text, "").Add(it => it.Field, "why")
        );
        line.Render(parameters => parameters.Add(it => it.Text, "We open earlier."));
        _desk.Clock.Advance(DraftDesk.Pause);
        line.WaitForAssertion(() => line.Find(".draft").TextContent.ShouldContain("Draft kept 10:00"));

        line.Render(parameters => parameters.Add(it => it.HasTwin, true));

        line.Find(".draft").TextContent.Trim().ShouldBeEmpty();
        Count().ShouldBe(1);
        await browser.DisposeComponentsAsync();
    }

    [Fact]
    public void Credentials_of_a_connection_are_never_kept()
    {
        var typed = new ConnectionDraft { Name = "Tickets", Secret = "hidden-key" };

        var kept = typed.Kept;

        JsonSerializer.Serialize(kept).ShouldNotContain("hidden-key");
        var again = new ConnectionDraft { Secret = "typed again" };
        again.TakeBack(kept);
        (again.Name, again.Secret).ShouldBe(("Tickets", "typed again"));
        again.Kept.IsSame(kept).ShouldBeTrue();
    }

    private static string FieldOf(string name) => $"#{KeptForms.All[name].Field}";

    private async Task TypeAsync(string name)
    {
        await using var browser = await _desk.BrowserAsync(_desk.Ana);
        var form = KeptForms.All[name].Open(browser);
        form.Wait(() => form.Find(".draft"));
        await form.Find(FieldOf(name)).InputAsync(new() { Value = Words });
        _desk.Clock.Advance(DraftDesk.Pause);
        form.Wait(() => Count().ShouldBe(1));
        await browser.DisposeComponentsAsync();
    }

    private int Count()
    {
        using var db = _desk.Read();
        return db.TextDrafts.Count();
    }
}
