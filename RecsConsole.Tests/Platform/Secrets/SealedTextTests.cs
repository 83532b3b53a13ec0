using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform.Secrets;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

/// <summary>Secrets are encrypted as the framework does it, without leaving their bytes in memory.</summary>
public sealed class SealedTextTests
{
    private const string Secret = "żółty 7f-secret";

    [Fact]
    public void Plain_bytes_are_overwritten()
    {
        var protector = new Watched(new EphemeralDataProtectionProvider().CreateProtector("test"));

        var stored = protector.Seal(Secret);
        protector.Unseal(stored).ShouldBe(Secret);

        protector.Plain.Count.ShouldBe(2);
        protector.Plain.ShouldAllBe(bytes => bytes.Length == Encoding.UTF8.GetByteCount(Secret) && bytes.All(each => each == 0));
    }

    [Fact]
    public void Framework_reads_it_and_it_reads_what_the_framework_wrote()
    {
        var protector = new EphemeralDataProtectionProvider().CreateProtector("test");

        protector.Unprotect(protector.Seal(Secret)).ShouldBe(Secret);
        protector.Unseal(protector.Protect(Secret)).ShouldBe(Secret);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base 64!")]
    [InlineData("AAAA")]
    public void What_is_no_encrypted_text_is_refused_with_one_error(string stored)
    {
        var protector = new EphemeralDataProtectionProvider().CreateProtector("test");

        Should.Throw<CryptographicException>(() => protector.Unseal(stored));
    }

    private sealed class Watched(IDataProtector inner) : IDataProtector
    {
        public List<byte[]> Plain { get; } = [];

        public IDataProtector CreateProtector(string purpose) => throw new NotSupportedException();

        public byte[] Protect(byte[] plaintext)
        {
            Plain.Add(plaintext);
            return inner.Protect(plaintext);
        }

        public byte[] Unprotect(byte[] protectedData)
        {
            Plain.Add(inner.Unprotect(protectedData));
            return Plain[^1];
        }
    }
}
