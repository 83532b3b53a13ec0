using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>
/// Signs in with a passkey. It counts as two factors: the device holds the key, and it has verified its owner by PIN or biometrics.
/// </summary>
public sealed partial class SignInByPasskey(
    AccountTurns turns,
    UserManager<OperatorRow> operators,
    IPasskeyHandler<OperatorRow> passkeys,
    PasskeyChallenges challenges,
    EnterTenant enterTenant,
    StrangerRefusals strangers,
    ILogger<SignInByPasskey> logger
)
{
    private const string Purpose = "sign-in";

    /// <summary>The challenge for a form; it names no account, so it reveals nothing.</summary>
    public Task<PasskeyChallenge> BeginAsync(HttpContext http) => BeginAsync(Purpose, http);

    /// <param name="purpose">What the answer is for; it is accepted for nothing else.</param>
    internal async Task<PasskeyChallenge> BeginAsync(string purpose, HttpContext http)
    {
        var options = await passkeys.MakeRequestOptionsAsync(user: null, http);
        return new(options.RequestOptionsJson, challenges.Hold(purpose, options.AssertionState));
    }

    public async Task<Result<SignInAnswer>> RunAsync(PasskeyAnswer answer, HttpContext http, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(http);
        if (await challenges.TakeAsync(Purpose, answer.State, cancellationToken) is not { } state)
        {
            return Error.Invalid(Texts.PasskeyTooLate);
        }

        if (CredentialIdOf(answer.Credential) is not { } id || await operators.FindByPasskeyIdAsync(id) is not { } found)
        {
            LogUnknown();
            strangers.Count(RefusalReasons.SignIn);
            return Error.Invalid(Texts.PasskeyUnknown);
        }

        var context = new PasskeyAssertionContext
        {
            HttpContext = http,
            CredentialJson = answer.Credential,
            AssertionState = state,
        };
        return await turns.RunAsync(found.Id, turn => CheckAsync(turn, found.Id, context, cancellationToken), cancellationToken);
    }

    private async Task<Result<SignInAnswer>> CheckAsync(
        AccountTurn turn,
        Guid operatorId,
        PasskeyAssertionContext context,
        CancellationToken cancellationToken
    )
    {
        if (turn.Account is not { } account || account.Id != operatorId)
        {
            return Error.Invalid(Texts.PasskeyUnknown); // removed or renamed meanwhile
        }

        if (await turn.Get<PasskeyCheck>().RefuseAsync(account, context, cancellationToken) is { } refused)
        {
            return refused;
        }

        var http = context.HttpContext;
        var entry = new TenantEntry(Wanted: null, http.Request.Headers.UserAgent, DeviceCookie.OriginOf(http));
        return await enterTenant.RunAsync(turn, account, entry, cancellationToken);
    }

    internal static byte[]? CredentialIdOf(string credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.GetProperty("id").GetString() is { } id ? Base64Url.DecodeFromChars(id) : null;
        }
        catch (Exception e)
            when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 1008, Level = LogLevel.Warning, Message = "Sign-in with an unknown passkey refused")]
    private partial void LogUnknown();
}

/// <summary>What a browser needs to ask an authenticator.</summary>
/// <param name="OptionsJson">Options of the WebAuthn call.</param>
/// <param name="State">To be sent back with the answer.</param>
public sealed record PasskeyChallenge(string OptionsJson, string State);

/// <param name="Credential">The authenticator's answer as JSON.</param>
public sealed record PasskeyAnswer(string State, string Credential);
