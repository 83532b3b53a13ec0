using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Accounts.Contracts.Import;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>Of an erased customer nothing comes back, by whichever way it is sent, and the others in the same request are taken.</summary>
public sealed class ErasedAccountTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TermsWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await TermsWorld.CreateAsync();
        await _world.AddAsync(TermsWorld.Acme);
        await _world.AddAsync(TermsWorld.Acme with { Key = "beta", Name = "Beta" });
        await using var db = _world.Open();
        await ErasedAccount.MakeAsync(db, _world.Get<SubjectKeys>(), "acme");
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("acme")]
    [InlineData(" acme ")]
    public async Task Customer_is_refused_however_their_key_is_written(string key)
    {
        IncomingAccount[] sent = [new(key) { Name = "Acme again" }, new("beta") { Name = "Beta again" }];

        var received = await _world.Get<ReceiveAccounts>().RunAsync(_world.Admin, Rows(sent), Token);

        StatusesOf(received).ShouldBe([ReceivedAs.Refused, ReceivedAs.Updated]);
        await using var db = _world.Open();
        (await db.Accounts.CountAsync(Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Figures_are_refused()
    {
        IncomingSignal[] sent = [Signal("acme"), Signal("beta")];

        var received = await _world.Get<ReceiveSignals>().RunAsync(_world.Admin, Rows(sent), Token);

        StatusesOf(received).ShouldBe([ReceivedAs.Refused, ReceivedAs.Added]);
    }

    [Fact]
    public async Task File_is_refused_with_the_line()
    {
        var file = _folder.In("accounts.csv");
        await File.WriteAllTextAsync(file, "key,name\nbeta,Beta\nacme,Acme again\n", Token);

        var imported = await _world.Get<ImportAccounts>().RunAsync(_world.Admin, new(file), Token);

        imported.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        imported.Error.Message.ShouldContain("line 3, column 'key'");
    }

    private IncomingSignal Signal(string account) => new(account, "telemetry", "users", 5, _world.Now.AddHours(-1));

    private static IEnumerable<ReceivedAs> StatusesOf(Result<IReadOnlyList<ReceivedRow>> received) =>
        received.Value.ShouldNotBeNull(received.Error?.Message).Select(row => row.Status);
}
