using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>Gives one's own account another password. All other sessions end.</summary>
public sealed class ChangePassword(UserManager<OperatorRow> operators, PasswordRules rules, SignInRefusal refusal, AccountChange change)
{
    /// <summary>Answers the principal of the session that goes on.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        ChangePasswordRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        var account = await operators.FindByIdAsync(session.OperatorId.ToString("D")) ?? throw new AccessRevokedException();
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await operators.IsLockedOutAsync(account))
        {
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        if (!await operators.CheckPasswordAsync(account, request.Present))
        {
            return await refusal.FailAsync(account, "wrong_password", wrong, cancellationToken);
        }

        if (await rules.ApplyAsync(account, request.Wanted) is { } error)
        {
            return error;
        }

        if (!(await operators.UpdateAsync(account)).Succeeded)
        {
            return Error.Conflict(Texts.AccountMoved);
        }

        return await change.DoneAsync(account, session, "change.password", request.Browser, cancellationToken);
    }
}

/// <param name="Browser">What the browser says it is.</param>
public sealed record ChangePasswordRequest(string Present, string Wanted, string? Browser);
