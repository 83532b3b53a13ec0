using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>Reads the passkeys of one's own account, with the challenge for a new one.</summary>
public sealed class ReadPasskeys(UserManager<OperatorRow> operators, IPasskeyHandler<OperatorRow> passkeys, PasskeyChallenges challenges)
{
    public async Task<OwnPasskeysView> RunAsync(SessionClaims session, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await operators.FindByIdAsync(session.OperatorId.ToString("D")) ?? throw new AccessRevokedException();
        var own = await operators.GetPasskeysAsync(account);
        var entity = new PasskeyUserEntity
        {
            Id = account.Id.ToString("D"),
            Name = account.UserName ?? "",
            DisplayName = account.UserName ?? "",
        };
        var options = await passkeys.MakeCreationOptionsAsync(entity, http);
        return new(
            [
                .. own.OrderBy(each => each.CreatedAt)
                    .Select(each => new OwnPasskey(PasskeyRows.IdOf(each.CredentialId), each.Name, each.CreatedAt, each.IsBackedUp)),
            ],
            new(options.CreationOptionsJson, challenges.Hold(AddPasskey.PurposeOf(session), options.AttestationState))
        );
    }
}

/// <param name="Challenge">For a passkey to add.</param>
public sealed record OwnPasskeysView(IReadOnlyList<OwnPasskey> Passkeys, PasskeyChallenge Challenge);
