using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>The inbox page and the bell as a person sees them.</summary>
public sealed class InboxPageTests : BunitContext, IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddInbox().AddDrafts());
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
        await _desk.AddTenantAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = _desk.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, _desk.Ana);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        Services.AddSingleton(services.GetRequiredService<ReadInbox>());
        Services.AddSingleton(services.GetRequiredService<ReadBell>());
        Services.AddSingleton(services.GetRequiredService<MarkInboxItem>());
        Services.AddSingleton(services.GetRequiredService<MarkInboxRead>());
        Services.AddSingleton(services.GetRequiredService<AnswerQuestion>());
        Services.GetRequiredService<NavigationManager>().NavigateTo(InboxFilter.Path);
    }

    [Fact]
    public async Task Empty_inbox_says_what_would_appear()
    {
        var page = Render<InboxPage>();

        await page.WaitForAssertionAsync(() => page.Find("h2").TextContent.ShouldBe("Nothing here yet"));
        page.Markup.ShouldContain("Questions and answers, decisions about your requests");
        page.Find(".views button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Items_stand_by_day_with_what_was_said_beside_them_and_unread_in_a_word()
    {
        await AddAsync(InboxKind.Rejected, "Not for 120 people.", _desk.Now.AddHours(-1));
        await AddAsync(InboxKind.Mentioned, "@Ana call Priya", _desk.Now.AddDays(-1));

        var page = Render<InboxPage>();

        await page.WaitForAssertionAsync(() => page.FindAll(".item").Count.ShouldBe(2));
        page.FindAll("h2.day").Select(day => day.TextContent).ShouldBe(["Today", "Yesterday"]);
        page.FindAll(".title")
            .Select(title => title.TextContent)
            .ShouldBe(["Unread:Rejected: wipe, BR-1", "Unread:Jonas Keller mentioned you on BR-1"]);
        page.Find(".detail").TextContent.ShouldBe("Jonas Keller: “Not for 120 people.”");
        page.Find("aside .say").TextContent.ShouldBe("Not for 120 people.");
        page.Find("aside a.btn").GetAttribute("href").ShouldBe("/cases/BR-1");
        page.FindAll("nav a").Select(tab => tab.TextContent).ShouldBe(["All", "Unread 2", "Waiting for my answer 0"]);
    }

    [Fact]
    public async Task Opened_item_is_read_and_all_read_leaves_none()
    {
        await AddAsync(InboxKind.Rejected, "Not for 120 people.", _desk.Now.AddHours(-1));
        await AddAsync(InboxKind.Mentioned, "@Ana call Priya", _desk.Now.AddHours(-2));
        var page = Render<InboxPage>();
        await page.WaitForAssertionAsync(() => page.FindAll(".item.new").Count.ShouldBe(2));

        await page.FindAll(".item a")[1].ClickAsync(new());

        await page.WaitForAssertionAsync(() => page.Find("aside .say").TextContent.ShouldBe("@Ana call Priya"));
        page.FindAll(".item.new").Count.ShouldBe(1);
        await page.Find(".views button").ClickAsync(new());
        await page.WaitForAssertionAsync(() => page.FindAll(".item.new").ShouldBeEmpty());
    }

    [Fact]
    public async Task Question_is_answered_in_place()
    {
        await AddAsync(InboxKind.Asked, "Did the bypass help?", _desk.Now.AddHours(-1));
        var page = Render<InboxPage>();
        await page.WaitForAssertionAsync(() => page.Find("label").TextContent.ShouldBe("Your answer to Jonas Keller"));

        await page.Find("textarea").InputAsync(new() { Value = "Yes, at once." });
        await page.Find("textarea").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", CtrlKey = true });

        await page.WaitForAssertionAsync(() => page.Find(".toast").TextContent.ShouldContain("Answered Jonas Keller."));
        page.FindAll("textarea").ShouldBeEmpty();
        page.FindAll("aside .say").Select(text => text.TextContent).ShouldBe(["Yes, at once.", "Did the bypass help?"], ignoreOrder: true);
    }

    [Fact]
    public async Task Hidden_case_leaves_no_word_on_the_page()
    {
        await AddAsync(InboxKind.Mentioned, "@Ana call Priya", _desk.Now.AddHours(-1));
        await using (var db = _desk.Read())
        {
            (await db.Cases.SingleAsync(row => row.Id == _case.Id, Token)).Classification = Classifications.Restricted;
            await db.SaveChangesAsync(Token);
        }

        var page = Render<InboxPage>();

        await page.WaitForAssertionAsync(() => page.FindAll(".item").Count.ShouldBe(1));
        page.Markup.ShouldContain("Something you can no longer see");
        foreach (var word in new[] { "BR-1", "Title of", "Priya", "Jonas" })
        {
            page.Markup.ShouldNotContain(word);
        }

        page.FindAll("aside a.btn").ShouldBeEmpty();
    }

    [Fact]
    public async Task Bell_says_how_many_and_tells_of_what_arrives()
    {
        await _desk.Get<ChangePoller>().PollOnceAsync(Token);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/"); // on the inbox page itself the list shows it
        var bell = Render<InboxBell>();
        await bell.WaitForAssertionAsync(() => bell.Find(".bellbox > button").GetAttribute("aria-label").ShouldBe("Inbox, nothing unread"));

        await AddAsync(InboxKind.Rejected, "Not for 120 people.", _desk.Now);
        await _desk.Get<ChangePoller>().PollOnceAsync(Token);

        await bell.WaitForAssertionAsync(() => bell.Find(".bellbox > button").GetAttribute("aria-label").ShouldBe("Inbox, 1 unread"));
        bell.Find(".count").TextContent.ShouldBe("1");
        await bell.WaitForAssertionAsync(() =>
            bell.Find(".toast").TextContent.ShouldContain("Rejected: wipe, BR-1. Jonas Keller: “Not for 120 people.”")
        );
    }

    [Fact]
    public async Task Panel_of_the_bell_lists_the_newest_seven_and_an_opened_one_is_read()
    {
        foreach (var number in Enumerable.Range(1, 8))
        {
            await AddAsync(InboxKind.Mentioned, $"@Ana number {number}", _desk.Now.AddMinutes(number - 60));
        }

        var bell = Render<InboxBell>();
        await bell.WaitForAssertionAsync(() => bell.Find(".bellbox > button").GetAttribute("aria-label").ShouldBe("Inbox, 8 unread"));
        bell.FindAll("li").ShouldBeEmpty(); // nothing is rendered for people who do not open it
        bell.Find("a.inbox").GetAttribute("href").ShouldBe("/inbox");

        await bell.Find(".bellbox > button").ClickAsync(new());

        await bell.WaitForAssertionAsync(() => bell.FindAll("li.new").Count.ShouldBe(7));
        bell.Find(".title").TextContent.ShouldBe("Unread:Jonas Keller mentioned you on BR-1");
        bell.Find(".detail").TextContent.ShouldBe("“@Ana number 8”");
        await bell.Find("li a").ClickAsync(new());
        Services.GetRequiredService<NavigationManager>().Uri.ShouldContain("/inbox?item=");
        await bell.WaitForAssertionAsync(() => bell.FindAll("li.new").Count.ShouldBe(6));
        bell.Find("[role=status]").TextContent.ShouldBe("7 unread");
    }

    [Fact]
    public async Task Panel_of_the_bell_marks_all_as_read()
    {
        await AddAsync(InboxKind.Rejected, "Not for 120 people.", _desk.Now.AddHours(-1));
        var bell = Render<InboxBell>();
        await bell.Find(".bellbox > button").ClickAsync(new());
        await bell.WaitForAssertionAsync(() => bell.FindAll("li.new").Count.ShouldBe(1));

        await bell.Find(".head button").ClickAsync(new());

        await bell.WaitForAssertionAsync(() => bell.FindAll("li.new").ShouldBeEmpty());
        bell.FindAll("li").Count.ShouldBe(1); // read, and still there
        bell.Find(".bellbox > button").GetAttribute("aria-label").ShouldBe("Inbox, nothing unread");
        bell.Find(".head button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Panel_of_the_bell_without_items_says_what_would_appear()
    {
        var bell = Render<InboxBell>();

        await bell.Find(".bellbox > button").ClickAsync(new());

        await bell.WaitForAssertionAsync(() => bell.Find(".none").TextContent.ShouldContain("Questions and answers"));
    }

    private async Task AddAsync(InboxKind kind, string text, DateTimeOffset at)
    {
        await using var db = _desk.Read();
        db.InboxItems.Add(
            new()
            {
                TenantId = _desk.Ana.TenantId,
                Id = Guid.NewGuid(),
                RecipientId = _desk.Ana.PersonId,
                EventKey = Guid.NewGuid().ToString("D"),
                Kind = kind,
                CaseId = _case.Id,
                FromId = _desk.Jonas.PersonId,
                Reference = kind == InboxKind.Rejected ? "wipe" : null,
                Text = text,
                At = at,
            }
        );
        ChangeFeed.Append(db, ChangeKind.Inbox, _desk.Ana.PersonId.ToString("D"), at);
        await db.SaveChangesAsync(Token);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        await _desk.DisposeAsync();
    }
}
