using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Architecture.Writers;
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

    private static readonly Lazy<WriterGraph> s_graph = new(() => new(SourceFile.Under("RecsConsole", ".cs").Select(file => file.Parse())));

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
    public async Task Writer_that_committed_leaves_its_place_before_it_leaves_the_block()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var first = await OpenAsync(world);
        await using var second = await OpenAsync(world);
        await using var one = await WriterSlots.BeginAsync(first, Token);
        await one.CommitAsync(Token);

        await using var two = await WriterSlots.BeginAsync(second, Token).WaitAsync(TimeSpan.FromSeconds(8), Token);

        two.ShouldNotBeNull();
    }

    [Fact]
    public void Writer_does_not_ask_for_a_second_turn_while_it_has_one() =>
        s_graph.Value.Nested().Select(PlaceOf).ShouldBeEmpty("with one writer, whoever waits for its own transaction waits for ever");

    // those that write by a base class, by an interface, through several types, and outside a transaction of TenantDb
    [Theory]
    [InlineData("RunProgress", "LogAsync")]
    [InlineData("RetrainJob", "RunAsync")]
    [InlineData("OutboundRegions", "MaySendAsync")]
    [InlineData("RemoteHttp", "SendAsync")]
    [InlineData("ReceiveEvents", "RunAsync")]
    public void Writers_are_found_in_the_sources(string type, string method) =>
        s_graph.Value.Writers.ShouldContain(each =>
            each.Identifier.ValueText == method && ((TypeDeclarationSyntax)each.Parent!).Identifier.ValueText == type
        );

    [Theory]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await progress.ReportAsync(1, token);", true)]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await notes.NoteAsync(token);", true)]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await ThroughAsync(token);", true)]
    [InlineData(
        "await using var one = await TenantDb.BeginAsync(db, token); await using var two = await TenantDb.BeginInTurnAsync(other, token);",
        true
    )]
    [InlineData(
        "await using var one = await TenantDb.BeginAsync(db, token); if (d) { await one.CommitAsync(token); } await ThroughAsync(token);",
        true
    )]
    [InlineData("await using var one = await TenantDb.BeginAsync(db, token); await one.CommitAsync(token);", false)]
    [InlineData(
        "await using var one = await TenantDb.BeginAsync(db, token); await one.CommitAsync(token); await ThroughAsync(token);",
        false
    )]
    [InlineData("await ThroughAsync(token); await using var one = await TenantDb.BeginAsync(db, token);", false)]
    public void Rule_would_notice_it(string code, bool waits) => new WriterGraph([
            CSharpSyntaxTree
                .ParseText(
                    $$"""
                    class Work(Progress progress, Notes notes)
                    {
                        async Task RunAsync() { {{code}} }
                        Task ThroughAsync(Token token) => notes.NoteAsync(token);
                    }
                    class Progress { public virtual Task ReportAsync(int percent, Token token) => Task.CompletedTask; }
                    class StoredProgress(TenantDb tenantDb) : Progress
                    {
                        public override async Task ReportAsync(int percent, Token token)
                        {
                            await using var db = await tenantDb.OpenAsync(actor, token);
                            await SaveAsync(db, token);
                        }
                        Task SaveAsync(Db db, Token token) => db.SaveChangesAsync(token);
                    }
                    class Notes(TenantDb tenantDb)
                    {
                        public async Task NoteAsync(Token token)
                        {
                            await using var db = await tenantDb.OpenAsync(actor, token);
                            await using var one = await TenantDb.BeginAsync(db, token);
                        }
                    }
                    """
                )
                .GetRoot(),
        ]).Nested().Any().ShouldBe(waits);

    private static string PlaceOf(InvocationExpressionSyntax call) =>
        $"{call.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText}"
        + $"({SourceFile.LineOf(call.GetLocation())}) {call.Expression}";

    private static Task<ConsoleDbContext> OpenAsync(DeskWorld world) =>
        world.Database.Services.GetRequiredService<TenantDb>().OpenAsync(world.Here.Agent, Token);
}
