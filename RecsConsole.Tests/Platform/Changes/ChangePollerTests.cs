using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Changes;

public sealed class ChangePollerTests
{
    [Fact]
    public async Task One_subscriber_that_fails_and_one_unknown_kind_keep_no_news_from_the_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var poller = database.Services.GetRequiredService<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        var heard = new List<string>();
        using var failing = poller.Subscribe(_ => throw new FormatException("broken page"));
        using var hearing = poller.Subscribe(change => heard.Add(change.Key));
        await AddAsync(database, "case", "first");
        await AddAsync(database, "of_a_newer_version", "second");
        await AddAsync(database, "case", "third");

        await poller.PollOnceAsync(CancellationToken.None);

        heard.ShouldBe(["first", "third"]);
    }

    [Fact]
    public async Task Change_with_a_lower_id_that_commits_late_is_told_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var poller = database.Services.GetRequiredService<ChangePoller>();
        var heard = new List<string>();
        await AddAsync(database, "case", "before", id: 10);
        await poller.PollOnceAsync(CancellationToken.None);
        using var hearing = poller.Subscribe(change => heard.Add(change.Key));
        await AddAsync(database, "case", "high", id: 30);
        await poller.PollOnceAsync(CancellationToken.None);
        await AddAsync(database, "case", "late", id: 20);

        await poller.PollOnceAsync(CancellationToken.None);
        await poller.PollOnceAsync(CancellationToken.None);

        heard.ShouldBe(["high", "late"]);
    }

    [Fact]
    public async Task Subscriber_hears_in_the_language_in_which_it_subscribed_and_so_does_what_it_starts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var poller = database.Services.GetRequiredService<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        var heard = new List<Task<string>>();
        var before = ScreenCulture.Here;
        ScreenLanguage("de");
        using var hearing = poller.Subscribe(_ => heard.Add(LanguageLaterAsync()));
        ScreenLanguage("pl");
        await AddAsync(database, "case", "first");

        await poller.PollOnceAsync(CancellationToken.None);

        (await heard.ShouldHaveSingleItem()).ShouldBe("de");
        CultureInfo.CurrentUICulture.Name.ShouldBe("pl");
        before.Enter();
    }

    private static async Task<string> LanguageLaterAsync()
    {
        await Task.Yield();
        return CultureInfo.CurrentUICulture.Name;
    }

    private static void ScreenLanguage(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);

    private static async Task AddAsync(TestDatabase database, string kind, string key, long id = 0)
    {
        await using var db = database.Open();
        db.Changes.Add(
            new ChangeRow
            {
                Id = id,
                TenantId = Guid.NewGuid(),
                At = database.Clock.GetUtcNow(),
                Kind = kind,
                Key = key,
            }
        );
        await db.SaveChangesAsync();
    }
}
