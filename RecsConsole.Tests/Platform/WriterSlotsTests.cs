using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>Writers of an embedded database come one after the other, in the order in which they asked.</summary>
public sealed class WriterSlotsTests
{
    // the slots themselves, and a copy into another database while no site runs
    private static readonly HashSet<string> s_beginning = new(StringComparer.Ordinal) { "BeginTransaction", "BeginTransactionAsync" };

    private static readonly HashSet<string> s_apart = new(StringComparer.Ordinal)
    {
        "RecsConsole/Platform/Database/WriterSlots.cs",
        "RecsConsole/Platform/Database/Backup/DatabaseCopy.cs",
    };

    // what a job says of itself is written to its run, in a transaction of its own
    private static readonly HashSet<string> s_writing = new(["ReportAsync", "LogAsync", "BeatAsync"], StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_come_in_the_order_in_which_they_asked()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var first = await OpenAsync(world);
        await using var second = await OpenAsync(world);
        await using var third = await OpenAsync(world);
        var one = await WriterSlots.BeginAsync(first, Token);
        var two = WriterSlots.BeginAsync(second, Token);
        var three = WriterSlots.BeginAsync(third, Token);

        two.IsCompleted.ShouldBeFalse();
        await one.DisposeAsync();
        await (await two).DisposeAsync();
        await (await three).DisposeAsync();
    }

    [Fact]
    public async Task Writer_that_gives_up_leaves_its_place_to_the_next()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var first = await OpenAsync(world);
        await using var second = await OpenAsync(world);
        using var given = new CancellationTokenSource();
        var one = await WriterSlots.BeginAsync(first, Token);
        var two = WriterSlots.BeginAsync(second, given.Token);
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(two);
        await one.DisposeAsync();

        await using var next = await WriterSlots.BeginAsync(second, Token).WaitAsync(TimeSpan.FromSeconds(8), Token);

        next.ShouldNotBeNull();
    }

    [Fact]
    public void Transactions_begin_in_turn_only() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !s_apart.Contains(file.Path))
            .SelectMany(file => file.Identifiers(s_beginning).Select(each => $"{file.Path}({each.Line})"))
            .ShouldBeEmpty("begin with TenantDb, so that writers of an embedded database take turns");

    [Fact]
    public void Writer_does_not_ask_for_a_second_turn_while_it_has_one() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => file.Text.Contains("TenantDb.Begin", StringComparison.Ordinal))
            .SelectMany(file => file.Parse().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(WaitsForItself).Select(Name(file)))
            .ShouldBeEmpty("with one writer, whoever waits for its own transaction waits for ever");

    [Theory]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await progress.ReportAsync(1, step, token);", true)]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await progress.LogAsync(line, token);", true)]
    [InlineData(
        "await using var one = await TenantDb.BeginAsync(db, token); await using var two = await TenantDb.BeginInTurnAsync(other, token);",
        true
    )]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await one.CommitAsync(token);", false)]
    public void Rule_would_notice_it(string code, bool waits) =>
        CSharpSyntaxTree
            .ParseText($"class C {{ async Task RunAsync() {{ {code} }} }}")
            .GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Any(WaitsForItself)
            .ShouldBe(waits);

    private static bool WaitsForItself(MethodDeclarationSyntax method)
    {
        var calls = method
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(call => call.Expression)
            .OfType<MemberAccessExpressionSyntax>()
            .ToList();
        var begins = calls.Count(call => call.ToString().StartsWith("TenantDb.Begin", StringComparison.Ordinal));
        return begins > 1 || (begins > 0 && calls.Exists(call => s_writing.Contains(call.Name.Identifier.ValueText)));
    }

    private static Func<MethodDeclarationSyntax, string> Name(SourceFile file) =>
        method => $"{file.Path}({SourceFile.LineOf(method.GetLocation())})";

    private static Task<ConsoleDbContext> OpenAsync(DeskWorld world) =>
        world.Database.Services.GetRequiredService<TenantDb>().OpenAsync(world.Here.Agent, Token);
}
