using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Inbox.Mailing;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>Who leaves items unread is mailed once that there are some, and never what they say.</summary>
public sealed class MailUnreadTests : IAsyncLifetime
{
    private readonly Post _post = new();
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services =>
            services
                .AddInbox()
                .AddSingleton<IMailTransport>(_post)
                .AddSingleton(new PublicAddress(path => "https://console.example" + path))
        );
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
        await ChangeAsync(db => db.People.Single(person => person.Id == _desk.Ana.PersonId).Email = "ana@brightline.example");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(InboxKind.Asked)]
    [InlineData(InboxKind.Answered)]
    [InlineData(InboxKind.ToApprove)]
    [InlineData(InboxKind.Approved)]
    [InlineData(InboxKind.Rejected)]
    [InlineData(InboxKind.Taken)]
    [InlineData(InboxKind.Reported)]
    [InlineData(InboxKind.SlaAtRisk)]
    [Trait("Req", "R211")]
    public async Task Event_reaches_its_person_once_in_inbox_bell_and_mail(InboxKind kind)
    {
        await NotifyAsync("event", kind);
        await NotifyAsync("event", kind); // a retry

        (await _desk.Get<ReadInbox>().RunAsync(_desk.Ana, new(), Token)).Value!.Lines.Count.ShouldBe(1);
        (await _desk.Get<ReadBell>().RunAsync(_desk.Ana, Token)).Value!.Unread.ShouldBe(1);
        (await RunAsync()).ShouldBe(0); // who is at work reads it in the console
        _desk.Clock.Advance(MailUnread.Patience);
        (await RunAsync()).ShouldBe(1);
        (await RunAsync()).ShouldBe(0);
        _post
            .Taken.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                mail => mail.To.ShouldBe("ana@brightline.example"),
                mail => mail.Subject.ShouldBe("Unread in your inbox: 1"),
                mail => mail.Text.ShouldContain("https://console.example/inbox"),
                mail => mail.Text.ShouldEndWith("https://console.example/settings\n"),
                mail => mail.Text.ShouldNotContain("proxy"),
                mail => mail.Text.ShouldNotContain("BR-1")
            );
    }

    [Fact]
    public async Task Next_mail_counts_only_what_came_after_the_last_one()
    {
        await NotifyAsync("first", InboxKind.Mentioned);
        _desk.Clock.Advance(MailUnread.Patience);
        await RunAsync();
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await NotifyAsync("second", InboxKind.Mentioned);
        _desk.Clock.Advance(MailUnread.Patience);

        (await RunAsync()).ShouldBe(1);

        _post.Taken.Select(mail => mail.Subject).ShouldBe(["Unread in your inbox: 1", "Unread in your inbox: 1"]);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("muted")]
    [InlineData("turned off")]
    [InlineData("no address")]
    [InlineData("left")]
    [InlineData("no server")]
    public async Task Nobody_is_mailed_who_knows_wants_none_or_cannot_be_reached(string why)
    {
        await NotifyAsync("event", InboxKind.Mentioned);
        _desk.Clock.Advance(MailUnread.Patience);
        _post.IsOpen = why is not "no server";
        await ChangeAsync(db => Arrange(db, why));

        (await RunAsync()).ShouldBe(0);

        _post.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Mail_that_was_not_accepted_is_tried_again_unless_it_was_refused_for_good(bool isFinal, int later)
    {
        await NotifyAsync("event", InboxKind.Mentioned);
        _desk.Clock.Advance(MailUnread.Patience);
        _post.Refusal = new MailException("no") { IsFinal = isFinal };
        (await RunAsync()).ShouldBe(0);
        _post.Refusal = null;

        (await RunAsync()).ShouldBe(later);

        await using var db = _desk.Read();
        (await db.AuditEntries.CountAsync(row => row.Operation == "mail.unread" && row.Outcome == "done", Token)).ShouldBe(later);
    }

    [Fact]
    public async Task Mail_is_in_the_readers_language_and_keeps_their_other_settings()
    {
        await NotifyAsync("event", InboxKind.Mentioned);
        await ChangeAsync(db => SetSettings(db, new() { Language = "de", Theme = "dark" }));
        _desk.Clock.Advance(MailUnread.Patience);

        await RunAsync();

        _post.Taken.ShouldHaveSingleItem().Subject.ShouldBe("Ungelesen in Ihrem Posteingang: 1");
        await using var db = _desk.Read();
        var kept = PersonalSettings.Parse((await db.PersonSettings.SingleAsync(Token)).SettingsJson);
        (kept.Language, kept.Theme, kept.MailedUpTo).ShouldBe(("de", "dark", (DateTimeOffset?)_desk.Now - MailUnread.Patience));
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Job_of_another_tenant_and_a_person_without_the_right_mail_nobody()
    {
        await NotifyAsync("event", InboxKind.Mentioned);
        _desk.Clock.Advance(MailUnread.Patience);

        (await _desk.Get<MailUnread>().RunAsync(Actor.Job(_desk.Stranger.TenantId), Token)).Value.ShouldBe(0);
        (await _desk.Get<MailUnread>().RunAsync(_desk.Ana, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        _post.Taken.ShouldBeEmpty();
    }

    private void Arrange(ConsoleDbContext db, string why)
    {
        var ana = db.People.Single(person => person.Id == _desk.Ana.PersonId);
        switch (why)
        {
            case "read":
                db.InboxItems.Single().ReadAt = _desk.Now;
                break;
            case "muted":
                SetSettings(db, new() { Muted = [MuteGroups.Mentioned] });
                break;
            case "turned off":
                SetSettings(db, new() { IsMailed = false });
                break;
            case "no address":
                ana.Email = null;
                break;
            case "left":
                ana.IsActive = false;
                break;
            default:
                break; // the server is not open
        }
    }

    private void SetSettings(ConsoleDbContext db, PersonalSettings settings) =>
        db.PersonSettings.Add(
            new()
            {
                TenantId = _desk.Ana.TenantId,
                PersonId = _desk.Ana.PersonId,
                SettingsJson = settings.ToJson(),
                UpdatedAt = _desk.Now,
            }
        );

    private async Task NotifyAsync(string key, InboxKind kind)
    {
        await using var db = _desk.Read();
        var news = new InboxNews(_desk.Ana.PersonId, key, kind, _desk.Now)
        {
            CaseId = _case.Id,
            FromId = _desk.Jonas.PersonId,
            Text = "The proxy.",
        };
        await InboxPost.NotifyAsync(db, news, Token);
        await db.SaveChangesAsync(Token);
    }

    private async Task<int> RunAsync()
    {
        var mailed = await _desk.Get<MailUnread>().RunAsync(Actor.Job(_desk.Ana.TenantId), Token);
        mailed.Error.ShouldBeNull();
        return mailed.Value;
    }

    private async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = _desk.Read();
        change(db);
        await db.SaveChangesAsync(Token);
    }

    private sealed record Letter(string To, string Subject, string Text);

    // keeps what was written: a message is disposed once it was sent
    private sealed class Post : IMailTransport
    {
        public bool IsOpen { get; set; } = true;

        public bool Delivers => true;

        public string From => "support@brightline.example";

        public MailException? Refusal { get; set; }

        public List<Letter> Taken { get; } = [];

        public Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken)
        {
            if (Refusal is { } refusal)
            {
                throw refusal;
            }

            Taken.Add(new(message.To.Mailboxes.Single().Address, message.Subject!, message.TextBody!));
            return Task.CompletedTask;
        }
    }
}
