using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.People.Import;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

[Trait("Req", "R136")]
public sealed class ImportPeopleTests : IAsyncLifetime
{
    private const string Header = "key,name,email,roles,teams,skills(level),capacity,time_zone,languages,regions,clearance\n";

    private readonly TemporaryFolder _folder = new();
    private PeopleWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await PeopleWorld.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task File_comes_in_and_the_same_file_again_changes_nothing()
    {
        var file = Write(
            Header
                + "cy,\"Cy, the first\",cy@acme.example,agent;reviewer,Access,sso(4);vpn:2,6,Europe/Berlin,en;de,EU,confidential\n"
                + "bo,Bo,,agent,,,,,,,\n"
        );

        var first = await RunAsync(file);
        var again = await RunAsync(file);

        first.Error.ShouldBeNull();
        (first.Value!.Added, first.Value.Changed, first.Value.Unchanged).ShouldBe((1, 0, 1));
        (again.Value!.Added, again.Value.Changed, again.Value.Unchanged).ShouldBe((0, 0, 2));
        var cy = (await _world.ReadAsync("cy")).Profile;
        (cy.Name, cy.Clearance, cy.Capacity, cy.IsExpert).ShouldBe(("Cy, the first", 2, 6, true));
        cy.Skills["sso"].ShouldBe(4);
        cy.Skills["vpn"].ShouldBe(2);
    }

    [Theory]
    [InlineData("cy,Cy,,boss,,,,,,,\n", "line 2, column 'roles'")]
    [InlineData("bo,Bo,,agent,,,,,,,\ncy,Cy,,,,sso(9),,,,,\n", "line 3, column 'skills'")]
    [InlineData("cy,Cy,,,,,many,,,,\n", "line 2, column 'capacity'")]
    [InlineData("cy,Cy,,,,,,Mars,,,\n", "line 2, column 'time_zone'")]
    [InlineData("cy,Cy,,,,,,,,,top\n", "line 2, column 'clearance'")]
    [InlineData("cy,Cy,no address,,,,,,,,\n", "line 2, column 'email'")]
    [InlineData("cy,Cy,,,,,,,,,\ncy,Cy,,,,,,,,,\n", "line 3, column 'key'")]
    [InlineData("cy,Cy\n", "line 2: the row has 2 columns")]
    [InlineData("ada,Ada,,agent,,,,,,,\n", "last administrator")]
    public async Task Fault_names_its_place_and_nothing_comes_in(string rows, string place)
    {
        var result = await RunAsync(Write(Header + rows));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(place);
        result.Error.Message.ShouldContain("people.csv");
        await using var db = _world.Open();
        (await db.People.CountAsync(Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Columns_that_are_not_there_leave_what_is()
    {
        await _world.SaveAsync(_world.Admin, "bo", p => p with { Capacity = 3, Teams = ["one"] });

        var result = await RunAsync(Write("key,name,roles\nbo,Bo B,supervisor\n"));

        result.Value!.Changed.ShouldBe(1);
        var bo = (await _world.ReadAsync("bo")).Profile;
        (bo.Name, bo.Capacity).ShouldBe(("Bo B", 3));
        bo.Roles.ShouldBe(["supervisor"]);
        bo.Teams.ShouldBe(["one"]);
    }

    [Fact]
    public async Task Command_answers_json_and_bad_input_is_exit_code_2()
    {
        var good = Write("key,name\ncy,Cy\n");
        var bad = Write("key,nam\ncy,Cy\n", "bad.csv");

        var done = await VerbAsync(good);
        var refused = await VerbAsync(bad);

        done.ExitCode.ShouldBe(0, done.Error);
        var json = JsonDocument.Parse(done.Output).RootElement;
        json.EnumerateObject().Select(each => each.Name).ShouldBe(["tenant", "people", "added", "changed", "unchanged", "seconds"]);
        json.GetProperty("added").GetInt32().ShouldBe(1);
        refused.ExitCode.ShouldBe(2);
        refused.Output.ShouldStartWith("{\"error\":\"");
        refused.Error.ShouldContain("bad.csv, line 1, column 'nam'");
    }

    private Task<ConsoleProcessResult> VerbAsync(string file) =>
        CommandLine.RunAsync(_world.Database.Settings, "import", "people", "--tenant", "acme", "--file", file, "--json");

    private Task<Result<ImportedPeople>> RunAsync(string file) =>
        _world.Get<ImportPeople>().RunAsync(Actor.Job(_world.TenantId), new(file), Token);

    private string Write(string text, string name = "people.csv")
    {
        var path = _folder.In(name);
        File.WriteAllText(path, text);
        return path;
    }
}
