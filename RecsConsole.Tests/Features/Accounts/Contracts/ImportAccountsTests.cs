using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Features.Accounts.Contracts.Import;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>A CSV import of customers stores all rows or none, and names the place of an error.</summary>
public sealed class ImportAccountsTests : IAsyncLifetime
{
    private const string Header = "key,name,tier,region,contract_ends\n";

    private readonly TemporaryFolder _folder = new();
    private TermsWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await TermsWorld.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task File_comes_in_and_the_same_file_again_changes_nothing()
    {
        var file = Write(Header + "acme,Acme GmbH,Gold,EU,2026-12-31\nbeta,\"Beta, Ltd\",,,2026-06-30T12:00:00Z\n");

        var first = await RunAsync(file);
        var again = await RunAsync(file);

        first.Error.ShouldBeNull();
        (first.Value!.Added, first.Value.Changed, first.Value.Unchanged).ShouldBe((2, 0, 0));
        (again.Value!.Added, again.Value.Changed, again.Value.Unchanged).ShouldBe((0, 0, 2));
        (await TermsAsync("acme")).ShouldBe(TermsWorld.Acme, "a day means all of it where the tenant is");
        (await TermsAsync("beta")).ContractEndsAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
        await using var db = _world.Open();
        (await db.AuditEntries.Where(row => row.Operation == "import.accounts").Select(row => row.ObjectKind).ToListAsync(Token))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["account", "account", "tenant"]);
    }

    [Fact]
    public async Task First_day_and_entitlements_come_in_and_an_absent_column_leaves_them()
    {
        await RunAsync(Write("key,name,contract_starts,entitlements\nacme,Acme,2026-01-01,visit; call\n"));
        await RunAsync(Write(Header + "acme,Acme GmbH,Gold,EU,2026-12-31\n"));

        var terms = await TermsAsync("acme");

        terms.Entitlements.ShouldBe(["call", "visit"]);
        terms.ContractStartsAt.ShouldBe(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), "the day begins where the tenant is");
        terms.Tier.ShouldBe("Gold");
    }

    [Fact]
    public async Task Contract_that_is_stated_again_is_confirmed_and_one_that_is_not_stated_keeps_its_age()
    {
        var start = _world.Now;
        var whole = Write(Header + "acme,Acme GmbH,Gold,EU,2026-12-31\n");
        await RunAsync(whole);
        _world.Database.Clock.Advance(TimeSpan.FromDays(200));
        await RunAsync(Write("key,name\nacme,Acme SE\n"));
        (await CheckedAsync("acme"))!.Value.ShouldBe(start, TimeSpan.FromSeconds(1));

        await RunAsync(Write(Header + "acme,Acme SE,Gold,EU,2026-12-31\n"));

        (await CheckedAsync("acme"))!.Value.ShouldBe(start.AddDays(200), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Column_that_is_not_there_leaves_what_is_and_an_empty_cell_takes_away()
    {
        await _world.AddAsync(TermsWorld.Acme);

        var result = await RunAsync(Write("key,name,tier\nacme,Acme SE,\n"));

        result.Value!.Changed.ShouldBe(1);
        (await TermsAsync("acme")).ShouldBe(TermsWorld.Acme with { Name = "Acme SE", Tier = null });
    }

    [Theory]
    [InlineData("acme,,Gold,EU,\n", "line 2, column 'name'")]
    [InlineData("acme,Acme,,,\nac me,Acme,,,\n", "line 3, column 'key'")]
    [InlineData("acme,Acme,more than twenty characters,,\n", "line 2, column 'tier'")]
    [InlineData("acme,Acme,,E U,\n", "line 2, column 'region'")]
    [InlineData("acme,Acme,,,31.12.2026\n", "line 2, column 'contract_ends'")]
    [InlineData("acme,Acme,,,1066-10-14\n", "line 2, column 'contract_ends'")]
    [InlineData("acme,Acme,,,\nacme,Acme,,,\n", "line 3, column 'key'")]
    [InlineData("acme,Acme\n", "line 2: the row has 2 columns")]
    public async Task Fault_names_its_place_and_nothing_comes_in(string rows, string place)
    {
        var result = await RunAsync(Write(Header + rows));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(place);
        (await _world.ListAsync(_world.Admin)).Value!.All.ShouldBe(0);
    }

    [Fact]
    public async Task Only_those_who_keep_customers_import_and_only_into_their_tenant()
    {
        var file = Write(Header + "acme,Acme GmbH,Gold,EU,2026-12-31\n");

        var denied = await _world.Get<ImportAccounts>().RunAsync(_world.Agent, new(file), Token);
        var elsewhere = await _world.Get<ImportAccounts>().RunAsync(_world.Stranger, new(file), Token);

        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        elsewhere.Value!.Added.ShouldBe(1);
        (await _world.ListAsync(_world.Admin)).Value!.All.ShouldBe(0);
    }

    [Fact]
    public async Task Command_answers_json_and_bad_input_is_exit_code_2()
    {
        var good = Write("key,name\nacme,Acme\n");
        var bad = Write("key,nam\nacme,Acme\n", "bad.csv");

        var done = await VerbAsync(good);
        var refused = await VerbAsync(bad);

        done.ExitCode.ShouldBe(0, done.Error);
        var json = JsonDocument.Parse(done.Output).RootElement;
        json.EnumerateObject().Select(each => each.Name).ShouldBe(["tenant", "accounts", "added", "changed", "unchanged", "seconds"]);
        json.GetProperty("added").GetInt32().ShouldBe(1);
        refused.ExitCode.ShouldBe(2);
        refused.Output.ShouldStartWith("{\"error\":\"");
        refused.Error.ShouldContain("bad.csv, line 1, column 'nam'");
    }

    private async Task<DateTimeOffset?> CheckedAsync(string key)
    {
        await using var db = _world.Open();
        return (await db.Accounts.AsNoTracking().SingleAsync(row => row.Key == key, Token)).TermsCheckedAt;
    }

    private async Task<AccountTerms> TermsAsync(string key) => (await _world.ReadAsync(_world.Admin, key)).Value!.Terms;

    private Task<ConsoleProcessResult> VerbAsync(string file) =>
        CommandLine.RunAsync(_world.Database.Settings, "import", "accounts", "--tenant", "here", "--file", file, "--json");

    private Task<Result<ImportedAccounts>> RunAsync(string file) =>
        _world.Get<ImportAccounts>().RunAsync(Actor.Job(_world.Admin.TenantId), new(file), Token);

    private string Write(string text, string name = "accounts.csv")
    {
        var path = _folder.In(name);
        File.WriteAllText(path, text);
        return path;
    }
}
