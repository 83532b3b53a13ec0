using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.OpenId;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>The console refuses to start with an insecure provider, and its message names the setting.</summary>
public sealed class OpenIdValidationTests
{
    [Theory]
    [InlineData("corp", "https://login.example/tenant", false, null)]
    [InlineData("corp", "http://127.0.0.1:9000", true, null)]
    [InlineData("corp", "http://127.0.0.1:9000", false, "SignIn:OpenId:corp:Authority must begin with https")]
    [InlineData("corp", "http://login.example", true, "SignIn:OpenId:corp:Authority must begin with https")]
    [InlineData("corp", "login.example", false, "SignIn:OpenId:corp:Authority must be an address")]
    [InlineData("corp", "https://user@login.example", false, "SignIn:OpenId:corp:Authority must be an address")]
    [InlineData("corp", "https://login.microsoftonline.com/8f1d2c3b-0000-4000-8000-000000000001/v2.0", false, null)]
    [InlineData("corp", "https://login.microsoftonline.com/common/v2.0", false, "SignIn:OpenId:corp:Authority must name one directory")]
    [InlineData("corp", "https://login.microsoftonline.com/Organizations/v2.0", false, "Authority must name one directory")]
    [InlineData("corp", "https://login.microsoftonline.us/consumers/", false, "Authority must name one directory")]
    [InlineData("corp", "https://login.example/realms/common", false, null)]
    [InlineData("Corp 1", "https://login.example", false, "SignIn:OpenId:Corp 1: the name of a provider")]
    public void Address_is_one_that_can_be_trusted(string key, string authority, bool allowHttp, string? problem)
    {
        var result = Check((key, Provider(each => (each.Authority, each.AllowHttp) = (authority, allowHttp))));

        (result ?? "").ShouldContain(problem ?? "");
        (result is null).ShouldBe(problem is null);
    }

    [Fact]
    public void Missing_settings_are_named()
    {
        var result = Check(("corp", Provider(each => (each.ClientId, each.Tenant, each.Name, each.Scopes) = ("", "", "", "profile"))))!;

        result.ShouldContain("SignIn:OpenId:corp:ClientId is missing.");
        result.ShouldContain("SignIn:OpenId:corp:Tenant is missing.");
        result.ShouldContain("SignIn:OpenId:corp:Name is missing.");
        result.ShouldContain("SignIn:OpenId:corp:Scopes must contain openid.");
    }

    [Fact]
    public void Tenant_has_one_provider() =>
        Check(("corp", Provider(_ => { })), ("other", Provider(_ => { })))!.ShouldContain("two providers for the tenant 'acme'");

    private static string? Check(params (string Key, OpenIdProvider Provider)[] providers)
    {
        var options = new SignInOptions();
        foreach (var (key, provider) in providers)
        {
            options.OpenId[key] = provider;
        }

        return new OpenIdValidation().Validate(name: null, options).FailureMessage;
    }

    private static OpenIdProvider Provider(Action<OpenIdProvider> change)
    {
        var provider = new OpenIdProvider
        {
            Name = "Corp",
            Tenant = "acme",
            Authority = "https://login.example",
            ClientId = "recs",
        };
        change(provider);
        return provider;
    }
}
