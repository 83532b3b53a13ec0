using System.Text;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class BadLogTests
{
    private const string Header = "case,activity,time,who\n";
    private const string Good = "c1,open,2024-01-01 10:00,ann\n";

    private const string Map = "case=case,activity=activity,time=time,resource=who";

    public static TheoryData<string> Names => [.. Files.Keys];

    private static Dictionary<string, (byte[] Content, string[] Says)> Files { get; } =
        new(StringComparer.Ordinal)
        {
            ["empty"] = ([], ["empty"]),
            ["header only"] = (Text(Header), ["no rows"]),
            ["missing column"] = (Text("case,activity,when,who\n" + Good), ["line 1", "'time'"]),
            ["column twice"] = (Text("case,activity,time,time\n" + Good), ["line 1", "'time' twice"]),
            ["no case"] = (Text(Header + Good + ",open,2024-01-01 10:00,ann\n"), ["line 3", "column 'case'", "missing"]),
            ["question mark for a case"] = (Text(Header + Good + "?,open,2024-01-01 10:00,ann\n"), ["line 3", "column 'case'"]),
            ["no activity"] = (Text(Header + Good + "c1, ,2024-01-01 10:00,ann\n"), ["line 3", "column 'activity'"]),
            ["no time"] = (Text(Header + Good + "c1,open,,ann\n"), ["line 3", "column 'time'"]),
            ["not a time"] = (Text(Header + Good + "c1,open,yesterday,ann\n"), ["line 3", "column 'time'", "'yesterday'"]),
            ["not a date"] = (Text(Header + "c1,open,31/02/2024 10:00,ann\n"), ["line 2", "column 'time'", "'31/02/2024 10:00'"]),
            ["ambiguous time"] = (
                Text(Header + "c1,open,1/1/2024 10:00,ann\nc1,close,2/3/2024 10:00,ann\n"),
                ["line 3", "'2/3/2024 10:00' is ambiguous", "--time-format"]
            ),
            ["after a quoted line break"] = (
                Text(Header + "c1,\"op\nen\",2024-01-01 10:00,ann\nc1,close,never,ann\n"),
                ["line 4", "'never'"]
            ),
            ["columns missing"] = (Text(Header + Good + "c1,open\n"), ["line 3", "2 columns"]),
            ["columns too many"] = (Text(Header + Good + "c1,open,2024-01-01 10:00,ann,x\n"), ["line 3", "5 columns"]),
            ["quote not closed"] = (
                Text(Header + Good + "c1,\"open,2024-01-01 10:00,ann\nc2,open,2024-01-01 10:00,ann\n"),
                ["line 3", "quotation mark"]
            ),
            ["quote inside"] = (Text(Header + Good + "c1,op\"en,2024-01-01 10:00,ann\n"), ["line 3", "quotation mark"]),
            ["long key"] = (
                Text(Header + Good + $"c1,{new string('x', 101)},2024-01-01 10:00,ann\n"),
                ["line 3", "column 'activity'", "100"]
            ),
            ["line of 10 MB"] = (
                Text(Header + Good + $"c1,open,2024-01-01 10:00,{new string('x', 10_000_000)}\n"),
                ["line 3", "longer than"]
            ),
            ["quoted value of 10 MB"] = (
                Text(Header + Good + "c1,\"" + string.Concat(Enumerable.Repeat("xxxxxxxxx\n", 1_000_000)) + "\",2024-01-01 10:00,ann\n"),
                ["line 3"]
            ),
            ["binary"] = ([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0xff, 10, 3], ["line 1", "binary"]),
            ["latin 1"] = ([.. Text(Header + Good + "c1,open,2024-01-01 10:00,M"), 0xfc, .. Text("ller\n")], ["line 3", "UTF-8"]),
            ["cut character"] = ([.. Text(Header + Good + "c1,open,2024-01-01 10:00,M"), 0xc3], ["line 3", "UTF-8"]),
            ["UTF-16"] = ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header + Good)], ["UTF-16"]),
            ["workbook"] = ([.. "PK\u0003\u0004"u8, 1, 2, 3, 4], ["workbook"]),
            ["cut gz"] = (
                LogImport.Gzip(
                    Header + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"c{i},open,2024-01-01 10:00,ann{i * 7919 % 9001}\n"))
                )[..^2_000],
                ["line", "damaged or ends too early"]
            ),
            ["broken gz"] = ([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ["line 1", "damaged"]),
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_file_is_refused_with_its_place_and_leaves_the_database_as_it_was(string name)
    {
        await using var import = await LogImport.CreateAsync();
        (await import.RunAsync(import.Write(Header + Good), map: Map)).IsOk.ShouldBeTrue();
        var before = await import.CountRowsAsync();
        var file = import.Write(Files[name].Content, "bad.csv");

        var into = await import.RunAsync(file, map: Map);
        var intoNew = await import.RunAsync(file, map: Map, tenant: "other");

        into.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        foreach (var part in Files[name].Says.Prepend(file))
        {
            into.Error.Message.ShouldContain(part);
        }

        into.Error.Message.ShouldNotContain("\n");
        into.Error.Message.Length.ShouldBeLessThan(500);
        intoNew.Error.ShouldBe(into.Error);
        (await import.CountRowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task On_the_command_line_it_is_exit_code_2_and_one_line()
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write(Header + Good + "c1,open,yesterday,ann\n");
        var before = await import.CountRowsAsync();

        var run = await CommandLine.RunAsync(
            import.Settings,
            ["import", "log", "--tenant", "t", "--file", file, "--map", Map, "--create-tenant", "--json"]
        );

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith("{\"error\":\"");
        run.Error.Trim()
            .ShouldBe(
                $"error: {file}, line 3, column 'time': 'yesterday' is not a time in the format of the lines above it (yyyy-MM-dd HH:mm:ss)."
            );
        (await import.CountRowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("--map", "case=case,activity=activity", "'time' is missing")]
    [InlineData("--map", "case=case,activity=activity,time=time,colour=x", "'colour' is unknown")]
    [InlineData("--final", "who", "'who' is also mapped")]
    [InlineData("--time-format", "%Q", "--time-format")]
    [InlineData("--time-zone", "Mars/Olympus", "--time-zone")]
    [InlineData("--case-name", " ", "--case-name")]
    [InlineData("--admin", "nobody@nowhere.example", "Nobody signs in as")]
    [InlineData("--file", "/nowhere/at/all.csv", "no such file")]
    [InlineData("--tenant", "a b", "--tenant")]
    public async Task A_wrong_option_is_named(string option, string value, string says)
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write(Header + Good);
        var before = await import.CountRowsAsync();
        Dictionary<string, string> options = new(StringComparer.Ordinal)
        {
            ["--tenant"] = "t",
            ["--file"] = file,
            ["--map"] = Map,
        };
        options[option] = value;

        var run = await CommandLine.RunAsync(
            import.Settings,
            ["import", "log", "--create-tenant", .. options.SelectMany(each => new[] { each.Key, each.Value })]
        );

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(says);
        (await import.CountRowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_tenant_that_is_not_there_is_created_only_when_asked()
    {
        await using var import = await LogImport.CreateAsync();

        var result = await import.RunAsync(import.Write(Header + Good), request => request with { CreateTenant = false }, Map);

        result.Error.ShouldNotBeNull().Message.ShouldContain("--create-tenant");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
