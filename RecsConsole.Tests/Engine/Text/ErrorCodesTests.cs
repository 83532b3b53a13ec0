using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class ErrorCodesTests
{
    [Theory]
    [InlineData("All sign-ins end with AUTHN-4012 (SAML2).", "authn-4012")]
    [InlineData("MOB_1120 and authn-4015, then AUTHN-4015 again", "authn-4015,mob_1120")]
    [InlineData("since 2026-03-01 8.2, P-7, tcp/443, e-mail, sso-v2", "")]
    [InlineData(null, "")]
    public void Codes_are_letters_a_connector_and_digits(string? text, string codes) =>
        string.Join(',', ErrorCodes.Of(text)).ShouldBe(codes);
}
