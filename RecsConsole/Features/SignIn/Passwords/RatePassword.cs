using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Rates a password while somebody chooses it, by the rules that it will be judged by (<see cref="PasswordRules"/>), so that the meter and
/// the answer to the form agree.
/// </summary>
public sealed class RatePassword(UserManager<OperatorRow> operators, PasswordRules rules, RatingTurns turns)
{
    /// <summary>Name of the limit of ratings from one address, apart from that of sign-ins: typing must not use those up.</summary>
    public const string Limit = "password-rating";

    /// <summary>Of a whole request, in bytes.</summary>
    public const int LongestBody = 4_096;

    private const int PerMinute = 120;
    private const int LongestWord = 256;

    /// <summary>Null while too many others are rated.</summary>
    /// <param name="session">Null where nobody is signed in, as behind a link.</param>
    public async Task<PasswordRating?> RunAsync(RatePasswordRequest request, SessionClaims? session)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var turn = turns.Take();
        if (turn is null)
        {
            return null;
        }

        var own = session is null ? null : await operators.FindByIdAsync(session.OperatorId.ToString("D"));
        string?[] words = [request.Name, request.Email, own?.DisplayName];
        return await rules.RateAsync(
            new()
            {
                Email = own?.Email ?? request.Email,
                DisplayName = string.Join(' ', words.Where(word => word?.Length is > 0 and <= LongestWord)),
            },
            request.Password
        );
    }

    internal static RateLimitPartition<string> Partition(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(
            ClientNetwork.Of(context.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
        );
}

/// <param name="Name">As it stands in the form, which its owner fills in before there is an account.</param>
/// <param name="Email">Likewise.</param>
public sealed record RatePasswordRequest(string Password, string? Name, string? Email)
{
    /// <summary>Without the password, should the request ever be written somewhere.</summary>
    public override string ToString() => nameof(RatePasswordRequest);
}
