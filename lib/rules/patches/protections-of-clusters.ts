import { becomes, changed, noLonger, raised, replaced, unencrypted, type Protections } from './lost';

/** What protects a cluster, its machines and the control of what runs in it, by the type of a resource or the kind of a manifest. */
export const PROTECTIONS_OF_CLUSTERS: { readonly [type: string]: Protections } = {
  'AWS::EKS::Cluster': {
    // both are true where nothing is said
    'Properties.ResourcesVpcConfig.EndpointPublicAccess': noLonger('false'),
    'Properties.AccessConfig.BootstrapClusterCreatorAdminPermissions': noLonger('false'),
    'Properties.AccessConfig.AuthenticationMode': noLonger('API'),
    'Properties.EncryptionConfig': replaced,
    'Properties.Logging': replaced,
    'Properties.RoleArn': replaced,
  },
  'AWS::EKS::AccessEntry': { 'Properties.PrincipalArn': replaced, 'Properties.AccessPolicies': replaced, 'Properties.KubernetesGroups': changed },
  'AWS::EKS::Nodegroup': { 'Properties.NodeRole': replaced, 'Properties.LaunchTemplate': replaced, 'Properties.RemoteAccess': changed },
  'AWS::EKS::PodIdentityAssociation': { 'Properties.RoleArn': replaced, 'Properties.Namespace': replaced, 'Properties.ServiceAccount': replaced },
  'EC2NodeClass': {
    'spec.metadataOptions.httpTokens': noLonger('required'),
    'spec.metadataOptions.httpPutResponseHopLimit': raised,
    'spec.blockDeviceMappings': unencrypted,
    'spec.role': replaced,
    'spec.securityGroupSelectorTerms': replaced,
    'spec.associatePublicIPAddress': becomes('true'),
  },
  // whoever reaches its control runs code in it
  'RayService': {
    'spec.rayClusterConfig.authOptions': replaced,
    'spec.rayClusterConfig.enableIngress': changed,
    'spec.rayClusterConfig.headGroupSpec.enableIngress': changed,
    'spec.rayClusterConfig.headGroupSpec.serviceType': changed,
    'spec.rayClusterConfig.headGroupSpec.headService': changed,
    'spec.serveService': changed,
  },
};
