using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Casework.Alerts;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Features.SignIn.Switching;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn;

/// <summary>Local accounts, the session cookie, and the rule that everything requires a session by default.</summary>
public static class SignInFeature
{
    /// <summary>Name of the sign-in page's rate limit.</summary>
    public const string RateLimit = "sign-in";

    /// <param name="introduced">Sign-ins of the demo that its start prints; null for none.</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IReadOnlyList<string>? introduced = null)
    {
        services.AddSingleton(new IntroducedSignIns(introduced ?? []));
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IPasswordHasher<OperatorRow>, SealedPasswordHasher>(); // first: Identity adds its own if there is none
        services.AddSingleton(
            new StoredSecret(typeof(OperatorRow), nameof(OperatorRow.PasswordHash), SealedPasswordHasher.Purpose, SealedPasswordHasher.Mark)
        );
        services.AddSingleton(
            new StoredSecret(
                typeof(IdentityUserToken<Guid>),
                nameof(IdentityUserToken<Guid>.Value),
                SealedFactorStore.Purpose,
                SealedFactorStore.Mark
            )
        );
        services
            .AddIdentityCore<OperatorRow>()
            .AddEntityFrameworkStores<ConsoleDbContext>()
            .AddUserStore<SealedFactorStore>()
            .AddUserManager<OperatorAccounts>()
            .AddTokenProvider<AuthenticatorTokenProvider<OperatorRow>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<IdentityOptions>().Configure<IOptions<SignInOptions>>(Configure);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SignInOptions>>(Configure);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, Configure);
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SignInOptions>>((cookie, signIn) => cookie.ExpireTimeSpan = signIn.Value.LongestSession);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(Configure);
        return services.AddSessions().AddOperations().AddOpenId();
    }

    /// <summary>Authentication comes before everything that needs the user: rate limit, authorization, antiforgery.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRequestLocalization(); // uses the person's language, if there is a person
        app.UseRateLimiter();
        app.UseAuthorization();
        return app.UseSocketLimit(AlertSetup.NoticeAsync);
    }

    private static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<Memberships>().AddSingleton<FactorRule>(RuleOf).AddSingleton<ProlongSession>();
        services.AddSingleton<SessionRefusals>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<ActorProvider>();
        services.TryAddSingleton<AccessPolicy>();
        return services;
    }

    // who reads or changes what the console is made of; the rights of the others concern their own work
    private static FactorRule RuleOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SignInOptions>>().Value;
        var isOn = options.AdministratorsNeedSecondFactor ?? provider.GetRequiredService<IHostEnvironment>().IsProduction();
        return isOn ? new(ConsoleRole.Admin, ConsoleRole.Auditor) : new();
    }

    private static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddRefusalAlerts().AddSingleton<SignInAudit>();
        services.AddScoped<SignInOperator>().AddSingleton<EnterTenant>();
        services.AddScoped<IPasskeyHandler<OperatorRow>, PasskeyHandler<OperatorRow>>().AddSingleton<PasskeyChallenges>();
        services.AddScoped<SignInByPasskey>().AddScoped<ReadPasskeys>().AddScoped<AddPasskey>();
        services.AddScoped<RemovePasskey>().AddSingleton<RenamePasskey>();
        services.AddSingleton<SignOutOperator>();
        services.AddSingleton<SwitchTenant>();
        services.AddSingleton<ListOwnTenants>();
        services.AddSingleton<ListDemoPeople>();
        services.AddScoped<ProvisionOperator>();
        services.AddSingleton<AccountTurns>().AddScoped<PasswordCheck>();
        services.AddSingleton<AddressLockout>().AddHostedService<PasswordWarmUp>();
        services.AddSingleton<KnownDevices>().AddSingleton<AttemptLimits>();
        services.AddSingleton<UnknownNameLockout>().AddSingleton<PendingSignIns>();
        services.AddScoped<SignInRefusal>().AddScoped<Lockout>().AddScoped<AuthenticatorCodes>().AddScoped<OwnSecondFactor>();
        services.AddScoped<CodeCheck>().AddScoped<PasskeyCheck>();
        services.AddSingleton<OpenSession>().AddSingleton<EndSessions>().AddScoped<ListOwnSessions>();
        services.AddSingleton<EndOwnSessions>();
        services
            .AddSingleton<RatingTurns>()
            .AddScoped<PasswordRules>()
            .AddScoped<RatePassword>()
            .AddScoped<AccountChange>()
            .AddScoped<ChangePassword>();
        services.AddSingleton(provider => new PublicAddress(provider.GetRequiredService<ConsoleAddress>().Of)
        {
            IsSet = provider.GetRequiredService<IOptions<SignInOptions>>().Value.Address is not null,
        });
        services.TryAddSingleton<PlainMail>();
        services.AddSingleton<AccountNotices>();
        services.AddSingleton<ConsoleAddress>().AddScoped<InvitePerson>().AddScoped<ReadSignIn>();
        services.AddSingleton<LinkProofs>().AddScoped<ProveLinkOwner>().AddScoped<ResetByLink>();
        services.AddScoped<ResetPassword>().AddScoped<FollowLink>().AddScoped<SetUpConsole>().AddSingleton<SetupLink>();
        services.AddSingleton(new TopBarPart(typeof(TenantSwitch), Order: 80));
        services.AddSingleton(new TopBarPart(typeof(PersonMenu), Order: 90));
        return services;
    }

    private static void Configure(IdentityOptions identity, IOptions<SignInOptions> signIn)
    {
        identity.User.RequireUniqueEmail = true;
        Lockout.Configure(identity.Lockout, signIn.Value);
        // length instead of required character classes: NIST SP 800-63B, 3.1.1.2
        identity.Password.RequiredLength = 12;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    private static void Configure(IdentityPasskeyOptions passkey, IOptions<SignInOptions> signIn)
    {
        // PIN or biometrics on the device: with the device itself, that makes two factors
        passkey.UserVerificationRequirement = "required";
        passkey.ResidentKeyRequirement = "required"; // a sign-in names no account first
        passkey.AuthenticatorTimeout = TimeSpan.FromMinutes(2);
        // a passkey belongs to a domain for good, so it is the configured one where there is one
        var domain = Uri.TryCreate(signIn.Value.Address, UriKind.Absolute, out var address) ? address.Host : null;
        passkey.ServerDomain = domain;
        passkey.ValidateOrigin = asked => ValueTask.FromResult(PasskeyOrigin.IsOwn(asked, domain));
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SessionCookieName.Plain;
        cookie.CookieManager = new SessionCookieName();
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = false; // the row of the session says when it ends
        cookie.LoginPath = SignInAddresses.Login;
        cookie.EventsType = typeof(SessionCookie);
    }

    private static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(RateLimit, Partition);
        limiter.AddPolicy(RatePassword.Limit, RatePassword.Partition);
        limiter.OnRejected = async (context, cancellationToken) =>
        {
            await context.HttpContext.RequestServices.GetRequiredService<RefusedRequests>().NoticeAsync(actor: null, cancellationToken);
            await context.HttpContext.Response.WriteAsync(Texts.TooManyAttempts, cancellationToken);
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var options = context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value;
        return RateLimitPartition.GetFixedWindowLimiter(
            ClientNetwork.Of(context.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = options.TriesPerMinute, Window = TimeSpan.FromMinutes(1) }
        );
    }
}
