using System.Diagnostics;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>What a browser keeps of unsent text is readable to nobody but its author, in a session of theirs.</summary>
[Trait("Req", "R209")]
[Collection(OwnSiteGroup.Name)]
public sealed class SealedDraftTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Case = "/cases/W-1";
    private const string Typed = "Nobody else may read this";

    private const string Stored = "() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('recs-draft:')))";

    [Fact]
    public async Task Text_that_only_the_browser_has_is_unreadable_after_the_sign_out_and_back_after_the_sign_in()
    {
        await ApprovalWorld.AddAsync(browser.Services, "sealed");
        await using var window = await browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        var line = await CutLine.OnAsync(page);
        await page.GotoAsync(Case);
        await BrowserFixture.SignInAsync(page, "sealed-agent");
        await Note(page).FillAsync("First");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();

        await line.CutAsync();
        await Note(page).FillAsync(Typed);
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some((key) => key.startsWith('recs-draft:'))");
        var open = await page.EvaluateAsync<string>(Stored);
        var watch = Stopwatch.StartNew();
        await page.EvaluateAsync("() => document.querySelector(\"form[action='/account/sign-out']\").requestSubmit()");
        await page.WaitForURLAsync("**/login*");
        TestContext.Current.TestOutputHelper?.WriteLine($"signed out after {watch.ElapsedMilliseconds} ms");
        var left = await page.EvaluateAsync<string>(Stored);

        open.ShouldNotContain(Typed);
        open.ShouldNotContain("First");
        left.ShouldBe(open, "it is still there");
        (await page.EvaluateAsync<bool>("async () => (await fetch('/drafts/key')).redirected")).ShouldBeTrue("and its key is not");

        line.Mend();
        await page.GotoAsync(Case);
        await BrowserFixture.SignInAsync(page, "sealed-agent");
        await Assertions.Expect(Note(page)).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Texts_that_an_earlier_version_left_are_encrypted_or_removed()
    {
        await ApprovalWorld.AddAsync(browser.Services, "earlier");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "earlier-agent");
        var own = await page.Locator("[data-draft][data-field='note-text']").GetAttributeAsync("data-draft");
        var foreign = own![..^1] + "2";
        foreign = foreign.Replace(own.Split(':')[2], Guid.NewGuid().ToString("N"), StringComparison.Ordinal);
        await page.EvaluateAsync(
            "([own, foreign, text]) => { for (const key of [own, foreign])"
                + " localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: { 'note-text': text } })); }",
            new[] { own, foreign, Typed }
        );

        await OpenAsync(page, "/search"); // a page without a form that keeps drafts of this name
        await page.WaitForFunctionAsync("(key) => localStorage.getItem(key) === null", foreign);
        await page.WaitForFunctionAsync("(key) => localStorage.getItem(key)?.includes('iv')", own);
        (await page.EvaluateAsync<string>(Stored)).ShouldNotContain(Typed);
        await OpenAsync(page, Case);

        await Assertions.Expect(Note(page)).ToHaveValueAsync(Typed);
    }

    [Fact]
    public async Task Browser_that_cannot_encrypt_stores_nothing()
    {
        await ApprovalWorld.AddAsync(browser.Services, "plain");
        await using var window = await browser.OpenWindowAsync();
        await window.AddInitScriptAsync("Object.defineProperty(crypto, 'subtle', { value: undefined });"); // as over http from elsewhere
        var page = await window.NewPageAsync();
        var line = await CutLine.OnAsync(page);
        await page.GotoAsync(Case);
        await BrowserFixture.SignInAsync(page, "plain-agent");
        await Note(page).FillAsync("First");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();

        await line.CutAsync();
        await Note(page).FillAsync(Typed);

        var notice = page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(notice.GetByText("What you type now is not")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>(Stored)).ShouldBe("[]");
    }

    private static ILocator Note(IPage page) => page.GetByLabel("Note on this case");
}
