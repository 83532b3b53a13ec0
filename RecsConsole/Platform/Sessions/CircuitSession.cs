using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Keeps an open page's session up to date: rechecks it every 15 s, and as soon as the change feed reports changed rights or the end of the
/// session. Changed roles reach the page; an invalid session makes it anonymous, and the router redirects to the sign-in.
/// </summary>
public sealed partial class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private readonly Memberships _memberships;
    private readonly SessionRefusals _refusals;
    private readonly ILogger<CircuitSession> _logger;
    private readonly ChangePoller _changes;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Lock _refusing = new();
    private readonly Lock _following = new();
    private IDisposable? _subscription;
    private bool _isLeft;
    private Task? _refusal;
    private Task<AuthenticationState>? _state;

    public CircuitSession(Memberships memberships, SessionRefusals refusals, ChangePoller changes, ILoggerFactory loggers)
        : base(loggers)
    {
        ArgumentNullException.ThrowIfNull(changes);
        (_memberships, _refusals, _changes) = (memberships, refusals, changes);
        _logger = loggers.CreateLogger<CircuitSession>();
        AuthenticationStateChanged += Remember;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    /// <summary>Makes the page anonymous at once.</summary>
    public void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    /// <summary>Makes the page anonymous at once and audits that a command of its session was refused.</summary>
    public Task RefuseCommandAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        End();
        return RefusedOnceAsync(session, "command").WaitAsync(cancellationToken);
    }

    /// <summary>Reads the membership again and applies changes; tests call it instead of waiting.</summary>
    public async Task RecheckAsync(CancellationToken cancellationToken)
    {
        if (_state is null)
        {
            return; // no page has asked for the session yet
        }

        var state = await _state;
        if (state.User.Identity?.IsAuthenticated is true && !await ValidateAuthenticationStateAsync(state, cancellationToken))
        {
            End();
        }
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        if (SessionClaims.From(authenticationState.User) is not { } session)
        {
            return false;
        }

        var membership = await ReadAsync(session, authenticationState.User, cancellationToken);
        if (membership is null)
        {
            await RefusedOnceAsync(session, "circuit").WaitAsync(cancellationToken);
            return false;
        }

        if (!membership.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(RolesOf(authenticationState.User)))
        {
            var principal = SessionClaims.Principal(membership, session.SessionId);
            SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        }

        return true;
    }

    // the page that sets up a second factor follows the change feed too while its request is answered
    private Task<Membership?> ReadAsync(SessionClaims session, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        SessionClaims.IsBeforeFactor(user)
            ? _memberships.ReadAsync(session, cancellationToken)
            : _memberships.CheckAsync(session, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            AuthenticationStateChanged -= Remember;
            Unfollow();
            _disposed.Cancel();
            _disposed.Dispose();
        }

        base.Dispose(disposing);
    }

    // Timer, change feed and a command may detect it at the same moment: one refusal is recorded, and all wait for it. It is recorded even
    // if the page is closed meanwhile, and retried when the database failed.
    private Task RefusedOnceAsync(SessionClaims session, string where)
    {
        lock (_refusing)
        {
            return _refusal is null or { IsFaulted: true }
                ? _refusal = _refusals.RecordAsync(session, where, CancellationToken.None)
                : _refusal;
        }
    }

    private static IEnumerable<string> RolesOf(ClaimsPrincipal user) => user.FindAll(ClaimTypes.Role).Select(claim => claim.Value);

    private void Remember(Task<AuthenticationState> state)
    {
        _state = state;
        _ = FollowAsync(state);
    }

    // one of thousands of open pages: it is told of its own session and person, and of permissions of its tenant
    private async Task FollowAsync(Task<AuthenticationState> state)
    {
        var session = SessionClaims.From((await state).User);
        lock (_following)
        {
            if (_isLeft || state != _state)
            {
                return;
            }

            var earlier = _subscription;
            _subscription = session is null ? null : _changes.Subscribe(TopicsOf(session), OnChange);
            earlier?.Dispose();
        }
    }

    private static ChangeTopic[] TopicsOf(SessionClaims session) =>
        [
            new(session.TenantId, ChangeKind.Session, session.SessionId),
            new(session.TenantId, ChangeKind.Person, session.PersonId),
            new(session.TenantId, ChangeKind.Permission),
        ];

    private void Unfollow()
    {
        lock (_following)
        {
            _isLeft = true;
            _subscription?.Dispose();
        }
    }

    // Runs on the poller's thread, so it returns at once.
    private void OnChange(Change change)
    {
        if (_state is { IsCompletedSuccessfully: true } state && SessionClaims.From(state.Result.User) is { } session)
        {
            if (change.Kind == ChangeKind.Session)
            {
                EndIf(string.Equals(change.Key, session.SessionId.ToString("D"), StringComparison.Ordinal));
            }
            else if (change.TenantId == session.TenantId && IsOfRights(change, session))
            {
                _ = RecheckSafelyAsync();
            }
        }
    }

    // ignore other people's changes, except those that may affect everyone's permissions
    private static bool IsOfRights(Change change, SessionClaims session) =>
        change.Kind is ChangeKind.Permission
        || (change.Kind is ChangeKind.Person && string.Equals(change.Key, session.PersonId.ToString("D"), StringComparison.Ordinal));

    private void EndIf(bool ended)
    {
        if (ended)
        {
            End();
        }
    }

    private async Task RecheckSafelyAsync()
    {
        try
        {
            await RecheckAsync(_disposed.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the page was closed meanwhile
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNotChecked(e);
            End(); // what cannot be checked is not permitted; the sign-in lets a valid cookie back in
        }
    }

    [LoggerMessage(EventId = 112, Level = LogLevel.Warning, Message = "A circuit's session could not be checked; it was ended")]
    private partial void LogNotChecked(Exception exception);
}
