using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace RecsConsole.Platform.Secrets;

/// <summary>
/// Encrypts a key of the installation before it is written: AES-256-GCM under a random key, which a <see cref="HardwareModule"/> alone
/// can unwrap.
/// </summary>
public sealed class ModuleXmlEncryptor(HardwareModule module) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var key = RandomNumberGenerator.GetBytes(ModuleXmlDecryptor.KeyLength);
        try
        {
            var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
            var (tag, value) = (new byte[ModuleXmlDecryptor.TagLength], new byte[plain.Length]);
            using var aes = new AesGcm(key, ModuleXmlDecryptor.TagLength);
            aes.Encrypt(nonce, plain, value, tag, module.Modulus);
            var element = new XElement(
                ModuleXmlDecryptor.ElementName,
                new XElement("modulus", Convert.ToBase64String(module.Modulus)),
                new XElement("padding", module.Padding.Name),
                new XElement("wrappedKey", Convert.ToBase64String(module.Wrap(key))),
                new XElement("nonce", Convert.ToBase64String(nonce)),
                new XElement("tag", Convert.ToBase64String(tag)),
                new XElement("value", Convert.ToBase64String(value))
            );
            return new(element, typeof(ModuleXmlDecryptor));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
