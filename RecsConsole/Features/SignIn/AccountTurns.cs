using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn;

/// <summary>
/// Serializes attempts on one account, and reads its rows within the turn: parallel guesses would otherwise count as one towards the
/// lockout, and a page that stays open would use an outdated account.
/// </summary>
public sealed class AccountTurns(IServiceScopeFactory scopes)
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>A turn for a name that may not exist.</summary>
    public async Task<T> RunAsync<T>(string name, Func<AccountTurn, Task<T>> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(act);
        var gate = _gates[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name.Trim()) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var operators = scope.ServiceProvider.GetRequiredService<UserManager<OperatorRow>>();
            return await act(new(scope.ServiceProvider, operators, await operators.FindByNameAsync(name.Trim())));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A turn for the account with an id.</summary>
    public async Task<T> RunAsync<T>(Guid operatorId, Func<AccountTurn, Task<T>> act, CancellationToken cancellationToken) =>
        await RunAsync(await NameAsync(operatorId), act, cancellationToken);

    private async Task<string> NameAsync(Guid operatorId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<UserManager<OperatorRow>>();
        return (await operators.FindByIdAsync(operatorId.ToString("D")))?.UserName ?? "";
    }
}

/// <summary>The context of a turn.</summary>
/// <param name="Services">Services scoped to this turn.</param>
/// <param name="Account">Null where nobody has the name.</param>
public sealed record AccountTurn(IServiceProvider Services, UserManager<OperatorRow> Operators, OperatorRow? Account)
{
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
