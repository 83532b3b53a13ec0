using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Drafts;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>The key of the unsent texts in a browser is given to sessions of their author only.</summary>
[Trait("Req", "R209")]
public sealed class BrowserDraftKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_is_the_same_in_each_session_of_a_person_in_a_tenant_and_in_no_other()
    {
        await using var app = new ConsoleApp("Testing");
        var here = await Operators.AddTenantAsync(app.Services, "here");
        var ana = await Operators.AddAsync(app.Services, here, "ana", "agent");
        await Operators.AddAsync(app.Services, here, "ben", "agent");
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "there"), "eve", "agent");

        var (first, again) = (await KeyAsync(app, "ana"), await KeyAsync(app, "ana"));
        KeyOfDrafts[] others = [await KeyAsync(app, "ben"), await KeyAsync(app, "eve")];

        first.Key.Length.ShouldBe(32);
        again.Key.ShouldBe(first.Key);
        first.Prefix.ShouldBe($"recs-draft:{ana.TenantId:N}:{ana.PersonId:N}:");
        others.ShouldAllBe(other => !other.Key.SequenceEqual(first.Key));
        others[0].Key.ShouldNotBe(others[1].Key);
        await using var db = Operators.Open(app.Services);
        db.BindTo(here);
        var wrapped = await db.SubjectKeys.Where(row => row.WrappedKey != null).Select(row => row.WrappedKey!).ToListAsync(Token);
        wrapped.ShouldNotContain(stored => stored.SequenceEqual(first.Key));
    }

    [Fact]
    public async Task Nobody_gets_it_without_a_session_or_after_its_end_and_no_cache_keeps_it()
    {
        await using var app = new ConsoleApp("Testing");
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ana", "agent");
        using var stranger = app.Browser();
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ana");

        using var without = await stranger.GetAsync(BrowserDraftKey.Address, Token);
        using var within = await browser.GetAsync(BrowserDraftKey.Address, Token);
        using var left = await browser.PostFormAsync("/account/sign-out", await browser.GetStringAsync("/account/password", Token));
        using var after = await browser.GetAsync(BrowserDraftKey.Address, Token);

        without.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        within.StatusCode.ShouldBe(HttpStatusCode.OK);
        within.Headers.CacheControl!.NoStore.ShouldBeTrue();
        left.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
        after.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<KeyOfDrafts> KeyAsync(ConsoleApp app, string name)
    {
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync(name);
        return (await browser.GetFromJsonAsync<KeyOfDrafts>(BrowserDraftKey.Address, Token))!;
    }
}
