using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>The tests that share <see cref="SignInSite"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SignInTestGroup : ICollectionFixture<SignInSite>
{
    public const string Name = "sign-in";
}
