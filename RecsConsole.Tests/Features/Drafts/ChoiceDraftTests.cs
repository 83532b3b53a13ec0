using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>A choice beside a text is restored together with the text.</summary>
public sealed class ChoiceDraftTests : IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await DraftDesk.OpenAsync(services => services.AddConversation().AddSingleton<IMailTransport>(new TestMail()));
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Choice_is_back_with_the_text_beside_it()
    {
        await using (var first = await OpenAsync())
        {
            var form = Form(first);
            await form.Find("#heard-by").ChangeAsync(new() { Value = "chat" });
            await form.Find("#heard-text").InputAsync(new() { Value = "It works." });
            _desk.Clock.Advance(DraftDesk.Pause);
            form.WaitForAssertion(() => Count().ShouldBe(2));
            await first.DisposeComponentsAsync();
        }

        await using var second = await OpenAsync();
        var again = Form(second);

        again.WaitForAssertion(() => again.Find("#heard-text").GetAttribute("value").ShouldBe("It works."));
        again.WaitForAssertion(() => again.Find("#heard-by").GetAttribute("value").ShouldBe("chat"));
        await second.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Usual_choice_is_kept_no_more()
    {
        await using var browser = await OpenAsync();
        var form = Form(browser);
        await form.Find("#heard-by").ChangeAsync(new() { Value = "chat" });
        _desk.Clock.Advance(DraftDesk.Pause);
        form.WaitForAssertion(() => Count().ShouldBe(1));

        await form.Find("#heard-by").ChangeAsync(new() { Value = "phone" });
        _desk.Clock.Advance(DraftDesk.Pause);

        form.WaitForAssertion(() => Count().ShouldBe(0));
        await browser.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Choice_that_there_is_no_more_is_not_taken_back()
    {
        var key = DraftKey.OfCase(DraftForms.Said, _case.Id).OfChoice("channel");
        (await _desk.Get<IDraftStore>().SaveAsync(_desk.Ana, key, "\"telegraph\"", Token)).IsOk.ShouldBeTrue();

        await using var browser = await OpenAsync();
        var form = Form(browser);

        form.Find("#heard-by").GetAttribute("value").ShouldBe("phone");
        await browser.DisposeComponentsAsync();
    }

    private async Task<BunitContext> OpenAsync()
    {
        var browser = await _desk.BrowserAsync(_desk.Ana);
        browser.Services.AddSingleton(_desk.Get<RecordMessage>());
        return browser;
    }

    private IRenderedComponent<CustomerMessageForm> Form(BunitContext browser)
    {
        var form = browser.Render<CustomerMessageForm>(p => p.Add(it => it.CaseId, _case.Id));
        form.WaitForAssertion(() => form.FindAll(".draft").Count.ShouldBe(2)); // that of the text, and that of the choice
        return form;
    }

    private int Count()
    {
        using var db = _desk.Read();
        return db.TextDrafts.Count();
    }
}
