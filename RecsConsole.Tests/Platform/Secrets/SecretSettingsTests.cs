using System.Reflection;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform.Secrets;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

/// <summary>No secret of the configuration is missing from the list of those that a secrets manager may give.</summary>
public sealed class SecretSettingsTests
{
    private static readonly string[] s_words = ["Password", "Secret", "Token", "ApiKey", "Headers", "Credential"];

    [Fact]
    public void Every_setting_that_sounds_like_a_secret_is_one()
    {
        var settings = Settings().ToList();

        settings.ShouldContain("Mail:Password"); // they are found
        settings.ShouldContain("SignIn:OpenId:entra:ClientSecret");
        settings.Where(setting => !SecretSettings.Contains(setting)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ConnectionStrings:Recs", true)]
    [InlineData("connectionstrings:recs", true)]
    [InlineData("Kestrel:Endpoints:Https:Certificate:Password", true)]
    [InlineData("Kestrel:Endpoints:Https:Certificate:Path", false)]
    [InlineData("SignIn:OpenId:entra:Tenant", false)]
    [InlineData("SignIn:OpenId:ClientSecret", false)]
    [InlineData("Outbound:AllowedHosts:0", false)]
    public void Only_secrets_are_secrets(string setting, bool secret) => SecretSettings.Contains(setting).ShouldBe(secret);

    private static IEnumerable<string> Settings() =>
        typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (Type: type, Section: type.GetField("Section")?.GetRawConstantValue() as string))
            .Where(options => options.Section is not null)
            .SelectMany(options => Secrets(options.Type).Select(name => $"{options.Section}:{name}"))
            .Concat(Secrets(typeof(OpenIdProvider)).Select(name => $"SignIn:OpenId:entra:{name}"));

    private static IEnumerable<string> Secrets(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(string))
            .Select(property => property.Name)
            .Where(name => s_words.Any(word => name.Contains(word, StringComparison.Ordinal)));
}
